import { Period } from '@tongjian/money-time';
import { Assembly } from '../../composition/assembly.js';
import { faultAt } from '../../definition/index.js';
import { periodText } from '../../period.js';
import { PackFault } from '../../types.js';

/** What ends before it begins is never in force: a rule by its `applies`, a text by its `effective`. The end is exclusive. */
export function reversedFaults({ rules, packs }: Assembly): PackFault[] {
  return [
    ...packs.flatMap(({ written: { id, effective }, places }) =>
      endsFirst(effective)
        ? [faultAt(places.of(['effective', 'to']), 'EndsBeforeItBegins', spanWords(id, effective))]
        : [],
    ),
    ...rules.flatMap(({ statement: { id, applies }, place }) =>
      applies && endsFirst(applies)
        ? [faultAt(place('applies', 'to'), 'EndsBeforeItBegins', spanWords(id, applies))]
        : [],
    ),
  ];
}

interface Span {
  readonly from?: string;
  readonly to?: string;
}
const endsFirst = ({ from, to }: Span) => from !== undefined && to !== undefined && to <= from;
const spanWords = (id: string, { from, to }: Span) => `${id} begins on ${from} and ends, exclusively, on ${to}`;

/** A wait that outlasts the window for the same pair of acts leaves no day at all. */
export function periodFaults({ rules }: Assembly): PackFault[] {
  const windows = rules.flatMap(({ statement }) => {
    if (statement.when || statement.applies) return [];
    if (statement.relation === 'within')
      return [
        { id: statement.id, act: statement.body.act, since: statement.body.since, period: statement.body.period },
      ];
    if (statement.relation === 'due')
      return statement.body.on.map((since) => ({
        id: statement.id,
        act: statement.body.act,
        since,
        period: statement.body.period,
      }));
    return [];
  });
  return rules.flatMap(({ statement, place }) => {
    if (statement.relation !== 'after' || statement.when || statement.applies) return [];
    const { act, since, period } = statement.body;
    return windows
      .filter((window) => since && window.act === act && window.since === since && surelyLonger(period, window.period))
      .map((window) => {
        const words = `${act} not before ${periodText(period!).en} after ${since}, yet within ${periodText(window.period!).en} (${window.id})`;
        return faultAt(place('after'), 'AfterExceedsWithin', words);
      });
  });
}

/** The fewest and most days that one unit can be. */
const DAYS = { day: [1, 1], workingDay: [1, 10], month: [28, 31], year: [365, 366] } as const;

function surelyLonger(wait: Period | undefined, window: Period | undefined): boolean {
  if (!wait || !window) return false;
  if (wait.unit === window.unit) return wait.n > window.n;
  return wait.n * DAYS[wait.unit][0] > window.n * DAYS[window.unit][1];
}
