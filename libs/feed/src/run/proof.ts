import { DocumentProjection } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ReadModels } from '@tongjian/read-models';
import { ReadModelFinding } from '../verify/finding.js';
import { verifyDeep } from '../verify/deep/verify-deep.js';
import { Changed } from './prepare.js';
import { Target } from './target.js';

/** A form that was built beside the one in use is not what the log gives: it does not take its place. */
export class NotProven extends Error {
  constructor(
    readonly form: string,
    readonly findings: readonly ReadModelFinding[],
  ) {
    const [first] = findings;
    const words = first ? `${first.kind} ${first.key ?? ''}`.trimEnd() : 'nothing was compared';
    super(`${form} is not what the log gives: ${findings.length} findings, first ${words}`);
    this.name = 'NotProven';
  }
}

/** Folds a form again from the log beside its work. @throws NotProven */
export async function proveBuilt({ settings }: Target, store: EventStore, signal: AbortSignal): Promise<void> {
  const { projection, ref, models } = settings;
  const { ok, findings } = await verifyDeep({ store, models, projection, ref, signal });
  if (!ok && !signal.aborted) throw new NotProven(`${ref.name} version ${ref.version}`, findings);
}

/**
 * Holds a changed fold against the form that the one before it made. Where every document that is not parked and every
 * cell is what the new fold gives, the form is its own from here on.
 * @returns the position up to which it is proven; undefined where the new fold gives something else
 */
export async function mend(
  projection: DocumentProjection,
  { ref, to }: Changed,
  models: ReadModels,
  store: EventStore,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const { ok, n } = await verifyDeep({ store, models, projection, ref, most: 1, ...(signal ? { signal } : {}) });
  const seen = await models.seen(ref);
  // Who saved meanwhile folded with the other code: what was proven is not what stands there.
  if (!ok || seen?.n !== n) return undefined;
  const saved = await models.save(ref, n, { documents: [], deltas: [], seen: { ...seen, n: n + 1, code: to } });
  return saved ? seen.position : undefined;
}
