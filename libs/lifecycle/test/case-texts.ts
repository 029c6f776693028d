/** The acceptance cases on delivery as the design words them; tests read their figures from here. */
export const CASE_TEXTS = {
  A40: 'Pay by result: score band 80–89 pays the rate in the contract; the rate comes from the contract, not from code.',
  A43: 'UM closing with satisfaction, audit, acceptance, evaluation: three of four → cannot close. Audit late, SME payment due day 30 → payment still due, interest runs at 0.05% a day or the agreed rate (floor: 1-year LPR).',
} as const;

/** The figures of a text, in order, as they are written. */
export const figuresOf = (text: string, pattern: RegExp): readonly string[] => {
  const found = pattern.exec(text);
  if (!found) throw new Error(`the text has no ${String(pattern)}: ${text}`);
  return found.slice(1);
};
