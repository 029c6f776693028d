import { genesisOf } from '@tongjian/kernel';
import { Finding } from './finding.js';

/** What is kept of an event to judge its stream by. */
export interface Trace {
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
  readonly prev: string;
  /** Whether the recomputed hash is the stored one. */
  readonly intact: boolean;
}

const finding = (kind: Finding['kind'], { index, stream, revision }: Trace, detail: string): Finding => ({
  kind,
  index,
  stream,
  revision,
  detail,
});

/** Names what is wrong with a stream, from the traces of its events in the order of the log. */
export function checkStream(stream: string, traces: readonly Trace[]): Finding[] {
  const byRevision = new Map<number, Trace[]>();
  for (const trace of traces) byRevision.set(trace.revision, [...(byRevision.get(trace.revision) ?? []), trace]);
  const doubles = [...byRevision.values()].flatMap((same) => surplus(same, byRevision));
  const extra = new Set(doubles.map(({ trace }) => trace));
  const genuine = traces.filter((trace) => !extra.has(trace));
  return [
    ...traces
      .filter(({ intact }) => !intact)
      .map((trace) => finding('altered', trace, 'its hash does not fit its content')),
    ...doubles.map(({ trace, kind, detail }) => finding(kind, trace, detail)),
    ...missing(stream, byRevision),
    ...misplaced(genuine),
    ...unchained(genuine),
  ];
}

/** Where one revision stands more than once: copies are doubled, others inserted; the one its neighbours name stays. */
function surplus(same: readonly Trace[], byRevision: ReadonlyMap<number, readonly Trace[]>) {
  if (same.length < 2) return [];
  const { revision } = same[0]!;
  const named = (trace: Trace) =>
    byRevision.get(revision + 1)?.some(({ prev }) => prev === trace.hash) ??
    (revision === 0
      ? trace.prev === genesisOf(trace.stream)
      : byRevision.get(revision - 1)?.some(({ hash }) => hash === trace.prev));
  const kept = same.find((trace) => trace.intact && named(trace)) ?? same[0]!;
  return same
    .filter((trace) => trace !== kept)
    .map((trace) =>
      trace.hash === kept.hash
        ? { trace, kind: 'doubled' as const, detail: `it stands at index ${kept.index} already` }
        : { trace, kind: 'inserted' as const, detail: `the chain knows another event, at index ${kept.index}` },
    );
}

/** Revisions below the last that no event has. */
function missing(stream: string, byRevision: ReadonlyMap<number, unknown>): Finding[] {
  let last = -1;
  for (const revision of byRevision.keys()) last = Math.max(last, revision);
  const findings: Finding[] = [];
  for (let revision = 0; revision < last; revision++)
    if (!byRevision.has(revision))
      findings.push({ kind: 'dropped', stream, revision, detail: 'it is missing from its stream' });
  return findings;
}

/** Events that stand elsewhere in the order than their revision says. */
function misplaced(genuine: readonly Trace[]): Finding[] {
  const ordered = [...genuine].sort((a, b) => a.revision - b.revision);
  return genuine
    .filter((trace, place) => trace !== ordered[place])
    .map((trace) => finding('swapped', trace, 'it does not stand in the order of its stream'));
}

/** Events that were sealed again after a change: whole in themselves, but their neighbours name another. */
function unchained(genuine: readonly Trace[]): Finding[] {
  const at = new Map(genuine.map((trace) => [trace.revision, trace]));
  const broken = (revision: number) => {
    const trace = at.get(revision);
    const before = at.get(revision - 1);
    if (!trace || (revision > 0 && !before)) return false;
    return trace.prev !== (before ? before.hash : genesisOf(trace.stream));
  };
  return genuine.flatMap((trace) => {
    if (!broken(trace.revision)) return [];
    const before = at.get(trace.revision - 1);
    // Where the next link is broken too, or there is none before, it is this event; else the one before it.
    const culprit = !before || broken(trace.revision + 1) ? trace : before;
    if (!culprit.intact || !trace.intact || (before && broken(before.revision) && culprit === before)) return [];
    return [finding('altered', culprit, `${trace.revision} does not follow ${trace.revision - 1} as sealed`)];
  });
}
