import { Rollup } from '@tongjian/kernel';
import { ProjectDocument } from '../project-timeline/document.js';
import { apartFromExamples, RestsOn } from '../sampled.js';

const RESTS_ON: RestsOn = Object.fromEntries(
  ['purchases', 'boughtFen', 'ceilingsFen'].map((measure) => [measure, ['awardedFen']]),
);

/**
 * R22: what a purchaser bought by itself of one category on one budget line in one year. Each purchase brings the ceiling
 * that its own procedure set, so that no ceiling stands in code.
 */
export const splitting: Rollup<ProjectDocument> = {
  name: 'splitting',
  answers: 'What did a purchaser buy by itself of one category on one budget line in one year, all in all?',
  dimensions: ['year', 'jurisdiction', 'district', 'purchaser', 'budgetLine', 'category', 'sample'],
  measures: ['purchases', 'boughtFen', 'ceilingsFen'],
  contributions: (project) =>
    project.lots.flatMap(({ method, awardFen, ceilingFen = 0 }) => {
      if (method !== 'selfOrganised' || awardFen === undefined) return [];
      const { year, jurisdiction, district, purchaser, budgetLine, category } = project;
      const cell = { year: String(year), jurisdiction, district, purchaser, budgetLine, category };
      const measures = { purchases: 1, boughtFen: awardFen, ceilingsFen: ceilingFen };
      return apartFromExamples(project, cell, measures, RESTS_ON);
    }),
};

/**
 * The alarm of splitting (化整为零, 政府采购法实施条例 28; INV-39): several purchases, together above the ceiling of one.
 * Exact: total × count is compared with the sum of the ceilings. Silent where no procedure set a ceiling.
 */
export function looksSplit({
  purchases = 0,
  boughtFen = 0,
  ceilingsFen = 0,
}: Readonly<Record<string, number>>): boolean {
  return purchases > 1 && ceilingsFen > 0 && BigInt(boughtFen) * BigInt(purchases) > BigInt(ceilingsFen);
}
