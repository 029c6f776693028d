import { Calendar } from '@tongjian/money-time';
import { Procedure } from '../../compiled/procedure.js';
import { Assembly } from '../../composition/assembly.js';
import { faultAt } from '../../definition/index.js';
import { hasEnded } from '../../stages/open-stages.js';
import { PackFault } from '../../types.js';
import { Dice } from './dice.js';
import { Move, Run } from './run.js';
import { Values, WorthTrying } from './values.js';

/** How often an act is tried from each starting day. */
const TRIES = 8;
const RANDOM_RUNS = 8;
const RUN_LENGTH = 30;
/** How many judgements a search may cost. */
const PATIENCE_AT_RANDOM = 40_000;
const PATIENCE_TO_END = 2500;

/**
 * Plays a procedure: each act in turn is a goal reached by following remedies, endings last, then runs at random. An
 * act that no run reaches, or a position from which no ending can be reached, is reported with the run that led there.
 */
export function play(assembly: Assembly, procedure: Procedure, calendar: Calendar, seed: number): PackFault[] {
  const table = {
    procedure,
    calendar,
    worth: new WorthTrying(assembly.factTypes, procedure),
    days: startingDays(assembly),
  };
  const unreached = unreachedActs(table, seed);
  if (unreached.length > 0)
    return unreached.map(({ act, why, moves }) =>
      faultAt(
        assembly.acts.get(act)!.place,
        'UnreachableAct',
        `${act} was never reached: ${why}; the run: ${told(moves)}`,
      ),
    );
  const place = assembly.packs.find(({ written }) => written.id === assembly.header.id)!.places.of(['acts']);
  return deadEnds(table, seed).map((moves) => faultAt(place, 'DeadEnd', `no ending is reached after ${told(moves)}`));
}

interface Table {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly worth: WorthTrying;
  readonly days: readonly string[];
}

/** Days on which a project may begin: when the pack takes effect, and whenever one of its rules begins or ends. */
function startingDays({ header: { effective }, rules }: Assembly): readonly string[] {
  const turns = rules
    .flatMap(({ statement: { applies } }) => [applies?.from, applies?.to])
    .filter((day) => day !== undefined);
  const within = turns.filter((day) => day > effective.from && (effective.to === undefined || day < effective.to));
  return [effective.from, ...[...new Set(within)].sort()];
}

interface Unreached {
  readonly act: string;
  readonly why: string;
  readonly moves: readonly Move[];
}

function unreachedActs(table: Table, seed: number): readonly Unreached[] {
  const { procedure, days } = table;
  const reached = new Set<string>();
  // The latest acts first: a run that reaches one has reached what it needs as well.
  const goals = [...procedure.acts.values()]
    .reverse()
    .sort((a, b) => a.endings.size - b.endings.size)
    .map(({ declaration }) => declaration.name);
  return goals.flatMap((act) => {
    let best: Run | undefined;
    const wishes = new Map<string, Values>();
    const early = new Set<string>();
    for (let i = 0; i < TRIES * days.length && !reached.has(act); i++) {
      const day = days[i % days.length]!;
      const run = begin(table, new Dice(seed * 1009 + i), day, wishes.get(day) ?? new Map());
      for (const first of early) run.attain({ act: first });
      const there = run.attain({ act });
      run.missed.forEach((first) => early.add(first));
      run.position.moves.forEach((move) => reached.add(move.act));
      if (there) return [];
      best ??= run;
      wishes.set(day, run.assumed.wish ?? new Map());
    }
    if (reached.has(act)) return [];
    const refused = best?.refusedBy;
    return [
      {
        act,
        why: refused ? `${refused.relation} (${refused.text.en}) refuses` : 'nothing leads there',
        moves: best?.longest ?? [],
      },
    ];
  });
}

function deadEnds(table: Table, seed: number): readonly (readonly Move[])[] {
  const { procedure, days } = table;
  const goals = [...procedure.acts.values()].flatMap(({ declaration: { name, outcomes }, endings }) =>
    [...outcomes.positive, ...outcomes.other]
      .filter((outcome) => !endings.has(outcome))
      .map((outcome) => ({ act: name, outcomes: [outcome] })),
  );
  const found: (readonly Move[])[] = [];
  for (let i = 0; i < RANDOM_RUNS; i++) {
    const dice = new Dice(seed * 7919 + i);
    const run = begin(table, dice, days[i % days.length]!, new Map(), PATIENCE_AT_RANDOM);
    for (let step = 0; step < RUN_LENGTH && !hasEnded(procedure, run.position.marking); step++)
      run.attain(dice.one(goals));
    if (run.position.moves.length > 0 && !hasEnded(procedure, run.position.marking) && !canEnd(run, procedure))
      found.push(run.position.moves);
  }
  return found;
}

function canEnd(run: Run, { enders }: Procedure): boolean {
  const { position } = run;
  return enders.some(({ declaration, endings }) => {
    run.returnTo(position, PATIENCE_TO_END);
    return run.attain({ act: declaration.name, outcomes: [...endings] });
  });
}

const begin = ({ procedure, calendar, worth }: Table, dice: Dice, on: string, facts: Values, judgements?: number) =>
  new Run(procedure, calendar, dice, worth, { on, facts }, judgements);

const told = (moves: readonly Move[]): string =>
  moves.map(({ act, key, outcome }) => `${act}${key ? `@${key}` : ''}=${outcome}`).join(', ') || 'nothing done';
