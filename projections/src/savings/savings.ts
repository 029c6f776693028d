import { Rollup } from '@tongjian/kernel';
import { Fraction } from '@tongjian/money-time';
import { ProjectDocument } from '../project-timeline/document.js';
import { apartFromExamples, RestsOn } from '../sampled.js';

/** A saving is an example as soon as one of its sides is. */
const RESTS_ON: RestsOn = Object.fromEntries(
  ['budgetFen', 'awardFen', 'savedFen'].map((measure) => [measure, ['budgetFen', 'awardedFen']]),
);

/** R05: what the awarded lots were budgeted at and what they cost. */
export const savings: Rollup<ProjectDocument> = {
  name: 'savings',
  answers: 'How much less than budgeted were the awards, by year, place and method?',
  dimensions: ['year', 'jurisdiction', 'district', 'method', 'sample'],
  measures: ['budgetFen', 'awardFen', 'savedFen'],
  contributions: (project) =>
    project.lots.flatMap(({ budgetFen, awardFen, method }) => {
      if (awardFen === undefined) return [];
      const { year, jurisdiction, district } = project;
      const cell = { year: String(year), jurisdiction, district, method: method || 'undecided' };
      const measures = { budgetFen, awardFen, savedFen: budgetFen - awardFen };
      return apartFromExamples(project, cell, measures, RESTS_ON);
    }),
};

/** The rate of saving, exact; undefined where nothing was budgeted. Rates are never summed, only made on reading. */
export const savingRate = ({ budgetFen, savedFen }: Readonly<Record<string, number>>): Fraction | undefined =>
  budgetFen ? Fraction.of(savedFen ?? 0, budgetFen) : undefined;
