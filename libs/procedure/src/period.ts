import { Period } from '@tongjian/money-time';

/** A period as packs write it. The first day is never counted. */
export interface RulePeriod extends Period {
  /** Written out for the reader; nothing else is possible. */
  readonly from?: 'exclusive';
}

const UNITS = {
  day: ['日', 'days'],
  workingDay: ['个工作日', 'working days'],
  month: ['个月', 'months'],
  year: ['年', 'years'],
} as const;

/** A period in words. */
export const periodText = ({ n, unit }: Period) => ({
  zh: `${n}${UNITS[unit][0]}`,
  en: `${n} ${n === 1 ? UNITS[unit][1].slice(0, -1) : UNITS[unit][1]}`,
});
