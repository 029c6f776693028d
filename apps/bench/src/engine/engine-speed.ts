import { fold, isRefused } from '@tongjian/kernel';
import { menu, project } from '@tongjian/lifecycle';
import { compare, Comparison, median, percentile, timed } from '../measure.js';
import { longProject } from './long-project.js';

/** A measured value against a goal of its own: no baseline runs beside it. */
export interface Goal {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly p95?: number;
  readonly goal: number;
  readonly reached: boolean;
}

const whole = (value: number) => Math.round(value);
const hundredths = (value: number) => Math.round(value * 100) / 100;

/** Milliseconds of processor time that `work` took, whatever else the machine had to do. */
function spentOn(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Commands that one core decides in a second of its time on a project of 1,000 events held in memory: the data checked,
 * the act judged, invariants held, events enveloped with the stages they leave.
 */
export async function decisions(goal: number): Promise<Goal> {
  const { state, command, context } = await longProject(1_000);
  const known = state();
  const decide = () => {
    if (isRefused(project.decide(known, command, context))) throw new Error('the measured command is refused');
  };
  for (let i = 0; i < 2_000; i++) decide();
  const rates: number[] = [];
  for (let round = 0; round < 15; round++) {
    const count = 1_000;
    const ms = spentOn(() => {
      for (let i = 0; i < count; i++) decide();
    });
    rates.push((count / ms) * 1000);
  }
  const measured = whole(median(rates));
  return {
    what: 'decide on a project of 1,000 events in memory',
    unit: 'commands per second of processor time',
    measured,
    goal,
    reached: measured >= goal,
  };
}

/** Milliseconds for all that an officer may do on such a project, every rule explained. */
export async function allowedActions(goal: number): Promise<Goal> {
  const { state, context } = await longProject(1_000);
  const known = state();
  const actor = { person: 'p_asks', role: 'purchaser.handler', organisation: 'purchaser' };
  const spent: number[] = [];
  for (let i = 0; i < 400; i++) {
    const ms = await timed(() => menu(known, context, actor));
    if (i >= 100) spent.push(ms);
  }
  const measured = hundredths(median(spent));
  const p95 = hundredths(percentile(spent, 0.95));
  return { what: 'allowedActions, all rules explained', unit: 'ms', measured, p95, goal, reached: measured <= goal };
}

/** Loading a stream of 10,000 events against reading the same texts and parsing them: at most twice as long. */
export async function loadAgainstParsing(events: number, rounds: number, goal: number): Promise<Comparison> {
  const { events: stored } = await longProject(events);
  const texts = stored.map((event) => JSON.stringify(event));
  const parse = () => texts.map((text) => JSON.parse(text) as (typeof stored)[number]);
  const rate = async (work: () => unknown) => (events / (await timed(work))) * 1000;
  return compare(
    `load a stream of ${events} events`,
    'events/s',
    goal,
    rounds,
    () => rate(parse),
    () => rate(() => fold(project, parse()).marking),
  );
}
