import fc from 'fast-check';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ReadModels } from '@tongjian/read-models';
import { prepare } from '../src/run/prepare.js';
import { PARCELS } from './parcels.js';

/** How the feed behaves once: from where it delivers again, how much, whether it says that it caught up. */
export interface Delivery {
  readonly back: number;
  readonly take: number;
  readonly caughtUp: boolean;
  readonly restart: boolean;
  readonly crash?: 'before' | 'after' | undefined;
}
export const delivery: fc.Arbitrary<Delivery> = fc.record({
  back: fc.nat(5),
  take: fc.integer({ min: 1, max: 7 }),
  caughtUp: fc.boolean(),
  restart: fc.boolean(),
});
export const crashing: fc.Arbitrary<Delivery> = fc.record({
  back: fc.nat(5),
  take: fc.integer({ min: 1, max: 7 }),
  caughtUp: fc.boolean(),
  restart: fc.boolean(),
  crash: fc.constantFrom(undefined, 'before', 'after'),
});

class Crash extends Error {}

/** Read models whose process dies once, right before or right after the next save. */
export function dying(models: ReadModels, when: () => Delivery['crash']): ReadModels {
  const save: ReadModels['save'] = async (...args) => {
    const crash = when();
    if (crash === 'before') throw new Crash();
    const saved = await models.save(...args);
    if (crash === 'after') throw new Crash();
    return saved;
  };
  return new Proxy(models, {
    get: (of, name) => {
      if (name === 'save') return save;
      const value: unknown = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

/** Delivers a log as the deliveries say, again and again until its end; `each` looks after every step. */
export async function deliver(
  models: ReadModels,
  events: readonly LoggedEvent[],
  deliveries: readonly Delivery[],
  each: () => Promise<void> = async () => undefined,
  projection: DocumentProjection = PARCELS,
): Promise<void> {
  let crash: Delivery['crash'];
  const settings = { models: dying(models, () => crash), pendingLimit: 4 };
  let { target } = await prepare(projection, settings);
  let at = target.index;
  const head = events.length;
  for (let i = 0; at < head || i < deliveries.length; i++) {
    const step = deliveries[i] ?? { back: 0, take: head, caughtUp: true, restart: false };
    crash = step.crash;
    if (step.restart) ({ target } = await prepare(projection, settings));
    const from = Math.max(0, Math.min(at, target.index) - step.back);
    const end = Math.min(head, Math.max(from + step.take, step.restart ? 0 : Math.min(at + 1, head)));
    const through = { position: String(end), index: end };
    const batch = { events: events.slice(from, end), through, caughtUp: step.caughtUp || end === head };
    const error = await target.take(batch);
    if (error && !(error instanceof Crash)) throw error;
    crash = undefined;
    if (error) ({ target } = await prepare(projection, settings));
    at = error ? target.index : end;
    await each();
  }
  await target.save();
}
