import { approved, BUDGET_FEN, DEADLINE, noticed, NOTICED, planned, POINTS, TENDER } from '../../test/purchase.js';
import { approveMethod, publishTender } from './index.js';

describe('approving the method', () => {
  const ask = { lot: '1', method: 'competitiveConsultation' as const, reason: '服务项目' };

  it('fixes it on a ground of its own (NR-18c)', () => {
    const { facts } = planned().when(approveMethod, { ...ask, ground: 'purchaseOfServices' });
    expect(facts).toMatchObject([{ type: 'ProcurementMethodApproved', data: { method: 'competitiveConsultation' } }]);
  });

  it('is refused without a ground, on another method’s ground, and on a ground where none is needed (INV-20)', () => {
    const refused = [
      ask,
      { ...ask, ground: 'emergency' as const },
      { ...ask, method: 'openTender' as const, ground: 'urgent' as const },
    ];
    for (const one of refused)
      expect(planned().when(approveMethod, one).breaches).toMatchObject([
        { code: 'GroundDoesNotFitMethod', rule: 'INV-20' },
      ]);
    expect(planned().when(approveMethod, { ...ask, method: 'openTender' }).codes).toEqual([]);
  });

  it('comes before the notice', () => {
    expect(noticed().when(approveMethod, { ...ask, ground: 'purchaseOfServices' }).codes).toEqual(['OutOfOrder']);
    expect(approved().when(approveMethod, { ...ask, ground: 'purchaseOfServices' }).breaches).toMatchObject([
      { remedies: [{ kind: 'act', act: 'FileProcurementPlan' }] },
    ]);
  });
});

describe('publishing the tender', () => {
  it('shows the budget in the documents (NR-34a) and calls for bids', () => {
    expect(planned().when(publishTender, TENDER).facts).toMatchObject([
      { type: 'TenderDocumentsIssued', data: { budgetFen: BUDGET_FEN } },
      { type: 'TenderNoticePublished', data: { deadline: DEADLINE } },
    ]);
  });

  it('keeps the deadline in UTC, in whatever zone it was given', () => {
    const { dossier } = planned().when(publishTender, { ...TENDER, deadline: '2020-05-18T10:00:00+08:00' });
    expect(dossier.lots.get('1')!.deadline).toBe(DEADLINE);
  });

  it('gives the procedure the bid period in days: 6 to 18 May is twelve', () => {
    const facts = publishTender.facts?.(planned().dossier, TENDER as never, NOTICED, 'lot-1');
    expect(facts).toEqual({
      tender: {
        deadline: DEADLINE,
        evaluationMethod: 'lowestPrice',
        bidPeriodDays: 12,
        bidBondFen: 0,
        turnsOn: [],
        documentsLimited: false,
      },
    });
  });

  it('is refused with a deadline that has passed', () => {
    expect(planned().when(publishTender, TENDER, { at: DEADLINE }).codes).toEqual(['DeadlinePassed']);
  });

  it('is refused with criteria that do not add up to 100 points, repeat, or price twice', () => {
    const [price, plan] = [POINTS.criteria[0]!, POINTS.criteria[1]!];
    const half = { ...plan, maxHundredths: 3500 };
    for (const criteria of [
      [plan],
      [price, half, half],
      [
        { ...price, maxHundredths: 5000 },
        { ...price, code: 'p2', maxHundredths: 5000 },
      ],
    ])
      expect(planned().when(publishTender, { ...POINTS, criteria }).breaches).toMatchObject([
        { code: 'CriteriaDoNotAddUp', rule: 'NR-34b' },
      ]);
  });

  it('sets no ceiling above the budget, to the fen', () => {
    expect(planned().when(publishTender, { ...TENDER, ceilingFen: BUDGET_FEN }).codes).toEqual([]);
    expect(planned().when(publishTender, { ...TENDER, ceilingFen: BUDGET_FEN + 1 }).codes).toEqual(['OverBudget']);
  });
});
