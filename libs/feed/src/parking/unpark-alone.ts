import { EventStore } from '@tongjian/event-store';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ParkedKey, ReadModels } from '@tongjian/read-models';
import { changedForm, prepare } from '../run/prepare.js';
import { mend } from '../run/proof.js';
import { Target } from '../run/target.js';
import { parkedByKey } from './all-parked.js';
import { Drain, Unparked } from './unpark.js';

/** Keys read again in one pass over the log: each is held in memory with the changes it makes. */
const AT_ONCE = 500;

export interface UnparkOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly corpus?: readonly LoggedEvent[];
}

/** Which of the keys are parked, as their records say, and which are not. */
export async function parkedAmong(target: Target, keys: readonly string[]) {
  const { models, ref } = target.settings;
  const parked = await parkedByKey(models, ref);
  const records = keys.map((key) => parked.get(key)).filter((record) => record !== undefined);
  const others = keys.filter((key) => !parked.has(key)).map((key): Unparked => ({ kind: 'notParked', key }));
  return { records, others };
}

/** Cuts records into as many as one pass over the log takes. */
export function* inPasses(records: readonly ParkedKey[]): Generator<readonly ParkedKey[]> {
  for (let i = 0; i < records.length; i += AT_ONCE) yield records.slice(i, i + AT_ONCE);
}

/**
 * Reads the log again for parked keys of a read model that nobody projects at the moment; a running projection
 * does it itself. A mended fold must first be proven to give what stands there; undefined where it does not: then the
 * read model is to be rebuilt.
 */
export async function unparkAlone(
  projection: DocumentProjection,
  keys: readonly string[],
  { store, models, corpus }: UnparkOptions,
): Promise<readonly Unparked[] | undefined> {
  const how = { models, corpus, pendingLimit: 5_000 };
  if (!(await models.active(projection.name))) return undefined;
  const changed = await changedForm(projection, how);
  if (changed && (await mend(projection, changed, models, store)) === undefined) return undefined;
  const { target, replaces } = await prepare(projection, how);
  if (replaces) return undefined;
  const { records, others } = await parkedAmong(target, keys);
  const done: Unparked[] = [];
  for (const some of inPasses(records)) done.push(...(await (await Drain.begin(target, store, some)).finish(target)));
  return [...done, ...others];
}
