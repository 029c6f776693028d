import { DurableProcess, Effect, ProcessInput, StoredEvent } from '@tongjian/kernel';
import { justAfter } from '@tongjian/money-time';

/** An instalment that is followed from the day it falls due until nothing is owed of it. */
interface Followed {
  readonly instalment: string;
  readonly dueAt: string;
  readonly flagged: boolean;
  readonly settled: boolean;
  /** The timer that counts; one of an earlier turn says nothing. */
  readonly timer?: string;
}

export interface LatePaymentWatch {
  readonly stream: string;
  readonly contract: string;
  readonly instalments: Readonly<Record<string, Followed>>;
}

/**
 * 逾期支付: an instalment due to a small enterprise that is not paid by the end of its last day is flagged, and interest is
 * counted from then on at the intervals that the floor sets, until it is paid (NR-38, A43). One instance follows one contract.
 */
export const latePaymentProcess: DurableProcess<LatePaymentWatch> = {
  name: 'late-payment',
  types: ['PaymentFellDue', 'PaymentOverdueFlagged', 'LateInterestAccrued', 'PaymentDueSettled', 'PaymentReturned'],
  instance: ({ type, stream, data, meta }) => {
    if (!latePaymentProcess.types.includes(type) || meta.entry?.kind === 'import') return null;
    if (type === 'PaymentReturned' && data['dueAt'] === undefined) return null;
    return `${stream.slice('project-'.length)}-${String(data['contract'])}`;
  },
  initial: () => ({ stream: '', contract: '', instalments: {} }),
  evolve: (watch, input) => (input.kind === 'event' ? told(watch, input.event) : watch),
  react: (watch, input) => {
    if (input.kind === 'refused') return [];
    if (input.kind === 'timer') return elapsed(watch, input);
    const timer = timerOf(input.event);
    return timer ? [{ kind: 'wake', ...timer }] : [];
  },
};

const later = (a: string, b: string) => (a > b ? a : b);

/** When to look again after an event, under a name of its own. */
function timerOf({ id, type, data, meta }: StoredEvent): { readonly at: string; readonly name: string } | undefined {
  const instalment = String(data['instalment']);
  const named = (at: unknown) => ({ at: String(at), name: `${instalment}:${id}` });
  if (type === 'PaymentFellDue') return named(justAfter(String(data['dueAt'])));
  if (type === 'PaymentReturned') return named(later(justAfter(String(data['dueAt'])), justAfter(meta.occurredAt)));
  return data['nextAccrualAt'] === undefined ? undefined : named(data['nextAccrualAt']);
}

function told(watch: LatePaymentWatch, event: StoredEvent): LatePaymentWatch {
  const { type, data, stream } = event;
  const instalment = String(data['instalment']);
  const known = watch.instalments[instalment] ?? {
    ...{ instalment, dueAt: String(data['dueAt']) },
    ...{ flagged: false, settled: false },
  };
  const timer = timerOf(event)?.name;
  const followed: Followed = {
    ...known,
    ...(timer ? { timer } : {}),
    ...(type === 'PaymentOverdueFlagged' ? { flagged: true } : {}),
    ...(type === 'PaymentDueSettled' ? { settled: true } : {}),
    ...(type === 'PaymentReturned' ? { settled: false } : {}),
  };
  const instalments = { ...watch.instalments, [instalment]: followed };
  return { stream, contract: String(data['contract']), instalments };
}

function elapsed(
  { stream, contract, instalments }: LatePaymentWatch,
  { name }: Extract<ProcessInput, { kind: 'timer' }>,
): readonly Effect[] {
  const due = Object.values(instalments).find(({ timer }) => timer === name);
  if (!due || due.settled) return [];
  const { instalment, flagged } = due;
  const type = flagged ? 'AccrueLateInterest' : 'FlagOverduePayment';
  return [{ kind: 'send', stream, command: { type, data: { contract, instalment } } }];
}
