import { Refusal } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { Intent, judge, Marking, Procedure, refusalOf, Verdict } from '@tongjian/procedure';
import { Breach } from '../act/index.js';
import { dutyVerdict } from './duties.js';
import { ownershipVerdict } from './ownership.js';

/**
 * What speaks for and against an act: the procedure's relations, then what holds everywhere: separated duties, and that
 * a purchasing body acts on its own purchases.
 */
export function verdictsOn(
  procedure: Procedure,
  calendar: Calendar,
  marking: Marking,
  intent: Intent,
  purchaser: string | undefined,
): readonly Verdict[] {
  const everywhere = [dutyVerdict(procedure, marking, intent), ownershipVerdict(intent.actor, purchaser)];
  return [...judge(procedure, calendar, marking, intent), ...everywhere.filter((verdict) => verdict !== undefined)];
}

/**
 * One refusal of all that stands against a command: the procedure's verdicts first, then what the code refuses. What the
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
