import { approved, planned } from '../../test/purchase.js';
import { MOST_FEN } from '../schema/index.js';
import { fileProcurementPlan, ProcurementPlanFiled } from './index.js';

const plan = (...budgets: number[]) => ({
  planNo: 'P-1',
  lots: budgets.map((budgetFen, i) => ({ lot: `${i + 1}`, title: '标段', budgetFen })),
});

describe('the procurement plan', () => {
  it('divides the approved amount into lots and opens them', () => {
    const { facts, dossier } = approved(300).when(fileProcurementPlan, plan(100, 200));
    expect(facts).toMatchObject([{ type: 'ProcurementPlanFiled', data: { totalFen: 300 } }]);
    expect([...dossier.lots.values()].map(({ budgetFen, status }) => [budgetFen, status])).toEqual([
      [100, 'planned'],
      [200, 'planned'],
    ]);
    const event = { data: facts[0]!.data } as never;
    expect(ProcurementPlanFiled.happening(event)).toEqual({
      acts: [{ act: 'FileProcurementPlan', key: '', outcome: 'done' }],
      opens: ['lot-1', 'lot-2'],
    });
  });

  it('stays within it, with all lots ever planned, to the fen (INV-15)', () => {
    expect(approved(300).when(fileProcurementPlan, plan(100, 201)).breaches).toMatchObject([
      { code: 'OverBudget', rule: 'INV-15', facts: { plannedFen: 301, boundFen: 300 } },
    ]);
    const more = { planNo: 'P-2', lots: [{ lot: '2', title: '标段', budgetFen: 1 }] };
    expect(planned(300).when(fileProcurementPlan, more).codes).toEqual(['OverBudget']);
  });

  it('refuses sums beyond any amount instead of failing on them', () => {
    expect(approved().when(fileProcurementPlan, plan(MOST_FEN, MOST_FEN)).codes).toEqual(['OverBudget']);
  });

  it('gives each lot a number of its own', () => {
    const twice = {
      planNo: 'P-1',
      lots: [
        { lot: '1', title: '一', budgetFen: 1 },
        { lot: '1', title: '二', budgetFen: 1 },
      ],
    };
    expect(approved().when(fileProcurementPlan, twice).breaches).toMatchObject([
      { code: 'LotKnown', facts: { lots: ['1'] } },
    ]);
  });
});
