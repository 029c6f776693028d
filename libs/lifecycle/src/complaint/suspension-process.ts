import { DurableProcess, Effect, StoredEvent } from '@tongjian/kernel';
import { endOf, justAfter } from '@tongjian/money-time';

/** One suspension, followed until it is lifted, overtaken or lapsed. */
export interface SuspensionWatch {
  readonly stream: string;
  readonly lot: string;
  readonly case: string;
  /** The last day; absent once nothing is suspended any more. */
  readonly until?: string;
  readonly lapsed: boolean;
  /** The instant of the last input that had one. */
  readonly at: string;
}

const NOTHING: SuspensionWatch = { stream: '', lot: '', case: '', lapsed: false, at: '' };
const ENDS = new Set([
  'ProcurementSuspensionLifted',
  'ComplaintDecided',
  'ComplaintWithdrawn',
  'ComplaintInadmissible',
]);

/** 暂停采购: after its last day a suspension that nobody lifted lapses, and that is recorded (政府采购法 57). */
export const suspensionProcess: DurableProcess<SuspensionWatch> = {
  name: 'suspension',
  types: ['ProcurementSuspended', ...ENDS],
  instance: ({ type, stream, data, meta }) =>
    meta.entry?.kind === 'import' || !(type === 'ProcurementSuspended' || ENDS.has(type))
      ? null
      : `${stream.slice('project-'.length)}-${String(data['lot'])}-${String(data['case'])}`,
  initial: () => NOTHING,
  evolve: (watch, input) => {
    if (input.kind === 'refused') return watch;
    if (input.kind === 'timer') return { ...watch, at: input.at, lapsed: watch.until !== undefined };
    return afterEvent(watch, input.event);
  },
  react: (watch, input) => {
    // What was refused is asked for again a day later, so that nothing is lost.
    if (input.kind === 'refused') return watch.lapsed ? [again(watch)] : [];
    if (input.kind === 'event' && input.event.type === 'ProcurementSuspended' && watch.until !== undefined)
      return [{ kind: 'wake', at: justAfter(endOf(watch.until)), name: `lapse:${input.event.id}` }];
    return input.kind === 'timer' && watch.lapsed && watch.until !== undefined ? [lift(watch)] : [];
  },
};

function afterEvent(watch: SuspensionWatch, { type, stream, data, meta }: StoredEvent): SuspensionWatch {
  const { until: _, ...rest } = watch;
  if (type !== 'ProcurementSuspended') return { ...rest, at: meta.occurredAt, lapsed: false };
  const at = (name: string) => String(data[name]);
  return { stream, lot: at('lot'), case: at('case'), until: at('until'), lapsed: false, at: meta.occurredAt };
}

const DAY_MS = 24 * 60 * 60 * 1000;

function again({ at }: SuspensionWatch): Effect {
  const next = new Date(Date.parse(at) + DAY_MS).toISOString();
  return { kind: 'wake', at: next, name: `again:${next}` };
}

const lift = ({ stream, lot, case: of }: SuspensionWatch): Effect => ({
  kind: 'send',
  stream,
  command: {
    type: 'LiftSuspension',
    data: { lot, case: of, cause: 'lapsed', reason: '暂停期限届满 (the suspension has run its time)' },
  },
});
