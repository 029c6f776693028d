import { Calendar } from '@tongjian/money-time';
import { Procedure } from '../../compiled/procedure.js';
import { hasEnded } from '../../stages/open-stages.js';
import { FactType } from '../../types.js';
import { nested } from '../checks/examples.js';
import { Dice } from './dice.js';
import { Departure } from './reach.js';
import { Move, Run } from './run.js';
import { WorthTrying } from './values.js';

/** A position that an imagined project came to, and how. */
export interface Sampled extends Departure {
  readonly moves: readonly Move[];
}

export interface Sampling {
  /** The Beijing day on which the imagined projects begin. */
  readonly on: string;
  readonly seed?: number;
  readonly runs?: number;
  /** Goals tried in each run. */
  readonly length?: number;
}

/** Positions met by playing a procedure at random, from its beginning to an ending or until the goals are through. */
export function sampledPositions(
  procedure: Procedure,
  factTypes: Readonly<Record<string, FactType>>,
  calendar: Calendar,
  { on, seed = 1, runs = 12, length = 30 }: Sampling,
): readonly Sampled[] {
  const worth = new WorthTrying(factTypes, procedure);
  const goals = [...procedure.acts.values()].flatMap(({ declaration: { name, outcomes }, endings }) =>
    [...outcomes.positive, ...outcomes.other]
      .filter((outcome) => !endings.has(outcome))
      .map((outcome) => ({ act: name, outcomes: [outcome] })),
  );
  return Array.from({ length: runs }).flatMap((_, i) => {
    const dice = new Dice(seed * 7919 + i);
    const run = new Run(procedure, calendar, dice, worth, { on, facts: new Map() }, PATIENCE);
    const met: Sampled[] = [positionOf(run)];
    for (let step = 0; step < length && !hasEnded(procedure, run.position.marking); step++)
      if (run.attain(dice.one(goals))) met.push(positionOf(run));
    return met;
  });
}

const PATIENCE = 40_000;

function positionOf({ position: { marking, now, facts, moves } }: Run): Sampled {
  return { marking, at: now, facts: nested(Object.fromEntries(facts)), moves };
}
