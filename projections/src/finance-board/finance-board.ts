import { Rollup } from '@tongjian/kernel';
import { ProjectDocument } from '../project-timeline/document.js';
import { apartFromExamples } from '../sampled.js';

/** R03's standing part: projects by stage and place, and how far their money has come. */
export const financeBoard: Rollup<ProjectDocument> = {
  name: 'finance-board',
  answers: 'How many projects stand at each stage in each district, and how much is planned, awarded, contracted, paid?',
  dimensions: ['jurisdiction', 'district', 'stage', 'sample'],
  measures: ['projects', 'plannedFen', 'awardedFen', 'contractedFen', 'paidFen', 'alarms'],
  contributions: (project) => {
    const { jurisdiction, district, stage, budgetFen, awardedFen, contractedFen, paidFen, alarms } = project;
    return apartFromExamples(project, { jurisdiction, district, stage }, [
      { measure: 'projects', value: 1, restsOn: ['budgetFen'] },
      { measure: 'plannedFen', value: budgetFen, restsOn: ['budgetFen'] },
      { measure: 'awardedFen', value: awardedFen, restsOn: ['awardedFen'] },
      { measure: 'contractedFen', value: contractedFen, restsOn: ['contractedFen'] },
      { measure: 'paidFen', value: paidFen, restsOn: ['paidFen'] },
      { measure: 'alarms', value: alarms.length, restsOn: ['budgetFen'] },
    ]);
  },
};
