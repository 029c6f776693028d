import fc from 'fast-check';
import { openMemoryReadModels } from '@tongjian/read-models';
import { histories } from '../parcels.js';
import { eventsOf, storeOf } from '../store.js';
import { Chance } from './chance.js';
import { FaultKind, FAULTS } from './faults.js';
import { deliverIn, findings, Log, logOf, tryFault, Verdict } from './trial.js';

/** The figures of law 4. */
export interface Figures {
  readonly seed: number;
  readonly deliveries: number;
  readonly logs: number;
  readonly verdicts: Readonly<Record<FaultKind, Readonly<Record<Verdict, number>>>>;
  readonly missed: number;
  readonly cleanRuns: number;
  readonly alarms: number;
  readonly seconds: number;
  readonly mostMemoryMiB: number;
}

export interface Campaign {
  readonly seed: number;
  /** Faulty deliveries; those of one log are made one after the other. */
  readonly deliveries: number;
  readonly deliveriesPerLog: number;
  readonly cleanRuns: number;
  readonly onProgress?: (done: number) => void;
}

/** Delivers faultily so many times, and cleanly so many; holds one log at a time. */
export async function campaign(campaign: Campaign): Promise<Figures> {
  const { seed, deliveries, deliveriesPerLog, cleanRuns, onProgress } = campaign;
  const chance = new Chance(seed);
  const began = performance.now();
  const verdicts = Object.fromEntries(FAULTS.map((kind) => [kind, none()])) as Record<
    FaultKind,
    Record<Verdict, number>
  >;
  let [done, logs, memory] = [0, 0, 0];
  let others = (await anyLog(chance)).events;
  while (done < deliveries) {
    const log = await anyLog(chance);
    logs += 1;
    for (let i = 0; i < deliveriesPerLog && done < deliveries; i++, done++) {
      const kind = FAULTS[done % FAULTS.length]!;
      verdicts[kind][await tryFault(log, kind, chance, others)] += 1;
    }
    others = log.events;
    memory = Math.max(memory, process.memoryUsage().rss);
    onProgress?.(done);
  }
  let alarms = 0;
  for (let i = 0; i < cleanRuns; i++) if (await alarmed(await anyLog(chance), chance)) alarms += 1;
  const missed = Object.values(verdicts).reduce((sum, of) => sum + of.missed, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  const mostMemoryMiB = Math.round(memory / 1_048_576);
  return { seed, deliveries: done, logs, verdicts, missed, cleanRuns, alarms, seconds, mostMemoryMiB };
}

const none = (): Record<Verdict, number> => ({
  ...{ refused: 0, foundBySeen: 0, foundByContent: 0, unchanged: 0, reportedUnseen: 0, missed: 0 },
});

/** A log of at least two events, so that there is something to swap. */
async function anyLog(chance: Chance): Promise<Log> {
  const [told] = fc.sample(
    histories(24).filter((history) => history.length > 1),
    { seed: chance.below(2 ** 31), numRuns: 1 },
  );
  const store = await storeOf(...told!);
  return logOf(store, await eventsOf(store));
}

async function alarmed(log: Log, chance: Chance): Promise<boolean> {
  const models = openMemoryReadModels();
  const error = await deliverIn(models, log.events, chance, 0.3);
  return error !== undefined || (await findings(log, models)) > 0;
}
