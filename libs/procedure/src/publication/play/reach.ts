import { Calendar, dayOf } from '@tongjian/money-time';
import { Procedure } from '../../compiled/procedure.js';
import { Marking } from '../../marking/index.js';
import { hasEnded } from '../../stages/open-stages.js';
import { Facts, FactType, FactValue } from '../../types.js';
import { Dice } from './dice.js';
import { Move, Run } from './run.js';
import { Values, WorthTrying } from './values.js';

/** A project at hand, from which a way to an ending is looked for. */
export interface Departure {
  readonly marking: Marking;
  /** RFC 3339 UTC. */
  readonly at: string;
  /** What is known of the project itself; facts of what is still to come are made up. */
  readonly facts: Facts;
}

const TRIES = 6;
const PATIENCE = 5000;

/** A way from a position to an ending, or undefined where none is found by following remedies. */
export function wayToAnEnding(
  procedure: Procedure,
  factTypes: Readonly<Record<string, FactType>>,
  calendar: Calendar,
  { marking, at, facts }: Departure,
): readonly Move[] | undefined {
  if (hasEnded(procedure, marking)) return [];
  const worth = new WorthTrying(factTypes, procedure);
  const known = dotted(facts);
  const position = { marking, now: at, facts: known, moves: [] };
  for (let i = 0; i < TRIES; i++)
    for (const { declaration, endings } of procedure.enders) {
      const start = { on: dayOf(at), facts: known, fresh: 'new' };
      const run = new Run(procedure, calendar, new Dice(i + 1), worth, start, PATIENCE);
      run.returnTo(position);
      if (run.attain({ act: declaration.name, outcomes: [...endings] })) return run.position.moves;
    }
  return undefined;
}

/** Facts by dotted names. */
export const dotted = (facts: Facts): Values =>
  new Map(
    Object.entries(facts).flatMap(([group, members]) =>
      Object.entries(members).map(([name, value]) => [`${group}.${name}`, value] as [string, FactValue]),
    ),
  );
