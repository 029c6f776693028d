import { Refusal } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { Intent, judge, Marking, Procedure, refusalOf, Verdict } from '@tongjian/procedure';
import { Breach } from '../act/index.js';
import { dutyVerdict } from './duties.js';

/** What speaks for and against an act: the procedure's relations, then the duties that are separated everywhere. */
export function verdictsOn(
  procedure: Procedure,
  calendar: Calendar,
  marking: Marking,
  intent: Intent,
): readonly Verdict[] {
  const duty = dutyVerdict(procedure, marking, intent);
  return [...judge(procedure, calendar, marking, intent), ...(duty ? [duty] : [])];
}

/**
 * One refusal of all that stands against a command: the procedure's verdicts first, then broken invariants. What the
 * procedure has said already, of the same rule and to the same bound, is not said twice.
 */
export function refusalBy(verdicts: readonly Verdict[], breaches: readonly Breach[]): Refusal | undefined {
  const said = refusalOf(verdicts)?.all ?? [];
  const known = new Set(said.map(boundOf));
  const all = [...said, ...breaches.filter((one) => !boundOf(one) || !known.has(boundOf(one)))];
  const [first] = all;
  return first && { ...first, all };
}

/** The rule and the bound that a refusal holds an amount against; undefined where it names none. */
function boundOf({ code, rule, remedies }: Pick<Breach, 'code' | 'rule' | 'remedies'>): string | undefined {
  const found = remedies.find(({ kind }) => kind === 'bound');
  return found?.kind === 'bound' ? `${rule} ${code} ${found.bound}` : undefined;
}
