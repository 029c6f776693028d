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

/** One refusal of all that stands against a command: the procedure's verdicts first, then broken invariants. */
export function refusalBy(verdicts: readonly Verdict[], breaches: readonly Breach[]): Refusal | undefined {
  const all = [...(refusalOf(verdicts)?.all ?? []), ...breaches];
  const [first] = all;
  return first && { ...first, all };
}
