import { EventStore } from '@tongjian/event-store';
import { LoggedEvent } from '@tongjian/kernel';
import { openMemoryReadModels, ReadModels } from '@tongjian/read-models';
import { RollingDigest, verifyDeep, verifyReadModels } from '../../src/index.js';
import { prepare } from '../../src/run/prepare.js';
import { dump } from '../dump.js';
import { PARCELS } from '../parcels.js';
import { Chance } from './chance.js';
import { deliverWrongly, FaultKind } from './faults.js';

/** How a faulty delivery was dealt with. */
export type Verdict =
  /** The projection stopped, red, at the event. */
  | 'refused'
  /** Count, digest or position of `seen` are not those of the log: plain verification says so. */
  | 'foundBySeen'
  /** They are, but a document, contribution, cell or change is not: verification names it. */
  | 'foundByContent'
  /** The read model is what a clean delivery gives, to the last byte. */
  | 'unchanged'
  /** It is what a clean delivery up to its own position gives; verification names the age of what it has not seen. */
  | 'reportedUnseen'
  | 'missed';

/** One log, what a clean delivery of it gives, and what `seen` must be at each index. */
export interface Log {
  readonly store: EventStore;
  readonly events: readonly LoggedEvent[];
  readonly clean: string;
  readonly truth: readonly { readonly count: number; readonly digest: string }[];
}

export async function logOf(store: EventStore, events: readonly LoggedEvent[]): Promise<Log> {
  const models = openMemoryReadModels();
  await deliverIn(models, events, new Chance(1), 0);
  const types = new Set(PARCELS.types);
  const digest = new RollingDigest();
  const truth = [{ count: 0, digest: `${digest}` }];
  let count = 0;
  for (const event of events) {
    if (types.has(event.type)) {
      count += 1;
      digest.add(event.meta.hash);
    }
    truth.push({ count, digest: `${digest}` });
  }
  return { store, events, clean: JSON.stringify(await dump(models)), truth };
}

/** Delivers events in batches cut by chance, again from before now and then, to runners that restart now and then. */
export async function deliverIn(
  models: ReadModels,
  events: readonly LoggedEvent[],
  chance: Chance,
  restarts: number,
  /** Where the log ends, whatever is delivered of it. */
  head = events.length,
): Promise<unknown> {
  const settings = { models, pendingLimit: 4 };
  let { target } = await prepare(PARCELS, settings);
  for (let from = 0; from < events.length;) {
    const end = Math.min(events.length, from + 1 + chance.below(7));
    const last = end === events.length;
    const delivered = events.slice(Math.max(0, from - chance.below(3)), end);
    // A feed that skips the last event says nevertheless that it has read to the end.
    const index = delivered.reduce((most, event) => Math.max(most, event.index), last ? head : 0);
    const caughtUp = last || chance.below(3) === 0;
    const error = await target.take({ events: delivered, through: { position: String(index), index }, caughtUp });
    if (error) return error;
    from = end;
    if (!last && chance.next() < restarts && caughtUp) ({ target } = await prepare(PARCELS, settings));
  }
  await target.save();
  return undefined;
}

/** One faulty delivery of a log, and what came of it. */
export async function tryFault(log: Log, kind: FaultKind, chance: Chance, others: Log['events']): Promise<Verdict> {
  const models = openMemoryReadModels();
  const error = await deliverIn(
    models,
    deliverWrongly[kind](log.events, chance, others),
    chance,
    0.1,
    log.events.length,
  );
  if (error) return 'refused';
  const seen = (await models.seen(PARCELS))!;
  const must = log.truth[seen.position];
  if (!must || must.count !== seen.count || must.digest !== seen.digest) return 'foundBySeen';
  if (JSON.stringify(await dump(models)) === log.clean) return 'unchanged';
  if ((await findings(log, models)) > 0) return 'foundByContent';
  return (await isBehind(log, models, seen.position)) ? 'reportedUnseen' : 'missed';
}

async function isBehind({ store, events }: Log, models: ReadModels, position: number): Promise<boolean> {
  const [verified] = await verifyReadModels({ store, models, projections: [PARCELS] });
  const earlier = openMemoryReadModels();
  await deliverIn(
    earlier,
    events.filter(({ index }) => index <= position),
    new Chance(1),
    0,
  );
  return (
    verified!.firstUnseenAt !== undefined && JSON.stringify(await dump(models)) === JSON.stringify(await dump(earlier))
  );
}

/** What verification, plain and deep, finds. */
export async function findings({ store }: Log, models: ReadModels): Promise<number> {
  const [plain] = await verifyReadModels({ store, models, projections: [PARCELS] });
  const deep = await verifyDeep({ store, models, projection: PARCELS });
  return plain!.findings.length + deep.findings.length;
}
