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

/** Cases and conflicts about dates, as the design words them (domain.md 5.9 and 6.2). */
export const DATED_TEXTS = {
  A14: 'Item 公益性岗位: proposed 2016-06-01 in kq-2015 → passes; proposed 2020-03-01 with floor cn-floor@2020 → ScopeCheckFailed{art. 10(5)}. Replaying the 2016 project in 2026 still passes.',
  A15: 'Item 行政处罚辅助… under cd-2020 → fails with ground DIRECT_DUTY. The Changji high-tech line with 行政执法 imports with a flag, not silently.',
  A18: 'Supplier 昌吉市园林局 → in the 2016 import accepted with flag X5; in a 2021 tender → QualificationReviewed{fail}.',
  A21: 'Instrument published 2015-03-30, effective 2015-05-01: proposal on 2015-04-15 does not use kq-2015.',
  A22: 'new + function transfer + not large → government approval.',
  A23: 'new + function transfer + large → executive meeting too; with largeScaleFrom null the pack cannot be published.',
  A25: 'ad hoc livelihood → 一事一议 with decision document; without document → rejected.',
  A27: '500,000.00 outside the central catalogue → self-organised allowed; 500,000.01 → not; 100,000.00 inside the central catalogue → not; three buys of 200,000 on one budget line and category in one year → the third raises the splitting alarm (R22).',
} as const;
