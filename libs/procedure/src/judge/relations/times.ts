import { beginningOf, beijingDate } from '@tongjian/money-time';
import { TimesBody } from '../../definition/index.js';
import { ancestorAt, isWithin } from '../../key.js';
import { stands } from '../../marking/index.js';
import { Ask, failing, holding, Scene } from '../scene.js';

/** At most `n` positive occurrences at the key, or in the ancestor named, or there within a calendar year or month. */
export const askTimes = ({ act, n, in: within, per }: TimesBody): Ask => {
  if (n === undefined) return () => undefined;
  return (scene) => {
    const count = countIn(
      scene,
      act,
      within ? ancestorAt(scene.intent.key, within) : undefined,
      per && prefixOf(scene.day, per),
    );
    if (count < n) return holding({ done: count, of: n });
    return failing(
      { done: count, of: n },
      per ? { kind: 'wait', until: beginningOf(nextPeriod(scene.day, per)) } : { kind: 'none' },
    );
  };
};

function countIn(
  { marking, intent, act: { declaration } }: Scene,
  act: string,
  above: string | undefined,
  prefix?: string,
): number {
  let count = 0;
  for (const done of marking.acts.get(act) ?? [])
    if (
      (above === undefined ? done.key === intent.key : isWithin(done.key, above)) &&
      declaration.outcomes.positive.includes(done.outcome) &&
      stands(marking, done) &&
      (prefix === undefined || beijingDate(done.at).startsWith(prefix))
    )
      count++;
  return count;
}

const prefixOf = (day: string, per: 'year' | 'month') => day.slice(0, per === 'year' ? 5 : 8);

function nextPeriod(day: string, per: 'year' | 'month'): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (per === 'year' || month === 12) return `${year + 1}-01-01`;
  return `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
