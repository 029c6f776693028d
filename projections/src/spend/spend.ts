import { Contribution, Rollup } from '@tongjian/kernel';
import { LotLine, ProjectDocument } from '../project-timeline/document.js';
import { apartFromExamples, RestsOn } from '../sampled.js';

/** Where no lot or method is known yet. */
const UNDECIDED = 'undecided';

/** R04: money by category, budget year, district and method. A project's lots may have different methods. */
export const spend: Rollup<ProjectDocument> = {
  name: 'spend',
  answers: 'How much was budgeted, contracted and paid by category, year, district and method?',
  dimensions: ['category', 'year', 'district', 'method', 'sample'],
  measures: ['budgetFen', 'contractedFen', 'paidFen'],
  contributions: (project) => {
    const { lots, budgetFen } = project;
    if (lots.length === 0) return contribute(project, UNDECIDED, { budgetFen, contractedFen: 0, paidFen: 0 });
    return lots.flatMap((lot) => contribute(project, lot.method || UNDECIDED, moneyOf(project, lot)));
  },
};

type Money = { readonly budgetFen: number; readonly contractedFen: number; readonly paidFen: number };
const RESTS_ON: RestsOn = { budgetFen: ['budgetFen'], contractedFen: ['contractedFen'], paidFen: ['paidFen'] };

function contribute(project: ProjectDocument, method: string, money: Money): Contribution[] {
  const { category, year, district } = project;
  return apartFromExamples(project, { category, year: String(year), district, method }, money, RESTS_ON);
}

function moneyOf({ contracts, payments }: ProjectDocument, { lot, budgetFen }: LotLine): Money {
  let [contractedFen, paidFen] = [0, 0];
  for (const contract of contracts) {
    if (contract.lot !== lot) continue;
    if (contract.status !== 'drafted') contractedFen += contract.priceFen + contract.amendedFen;
    for (const payment of payments) if (payment.contract === contract.contract) paidFen += payment.paidFen;
  }
  return { budgetFen, contractedFen, paidFen };
}
