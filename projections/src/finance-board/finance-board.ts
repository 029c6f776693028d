import { Rollup } from '@tongjian/kernel';
import { ProjectDocument } from '../project-timeline/document.js';
import { plannedFen } from '../project-timeline/figures.js';
import { apartFromExamples, RestsOn } from '../sampled.js';

const RESTS_ON: RestsOn = {
  projects: ['budgetFen'],
  plannedFen: ['budgetFen'],
  awardedFen: ['awardedFen'],
  contractedFen: ['contractedFen'],
  paidFen: ['paidFen'],
  alarms: ['budgetFen'],
};

/** R03's standing part: projects by stage and place, and how far their money has come. */
export const financeBoard: Rollup<ProjectDocument> = {
  name: 'finance-board',
  answers:
    'How many projects stand at each stage in each district, and how much is planned, awarded, contracted, paid?',
  dimensions: ['jurisdiction', 'district', 'stage', 'sample'],
  measures: ['projects', 'plannedFen', 'awardedFen', 'contractedFen', 'paidFen', 'alarms'],
  contributions: (project) => {
    const { jurisdiction, district, stage, awardedFen, contractedFen, paidFen, alarms } = project;
    const measures = {
      projects: 1,
      plannedFen: plannedFen(project),
      awardedFen,
      contractedFen,
      paidFen,
      alarms: alarms.length,
    };
    return apartFromExamples(project, { jurisdiction, district, stage }, measures, RESTS_ON);
  },
};
