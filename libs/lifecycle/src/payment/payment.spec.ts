import { by, Case, does } from '../../test/case.js';
import { failedInKeqiao } from '../../test/keqiao.js';
import {
  allScored,
  award,
  contracting,
  determine,
  PLAN,
  PRICE_FEN,
  ranked,
  performing,
  signed,
} from '../../test/kindergarten.js';

const request = (changes: object = {}, on = '2020-09-12') =>
  does('purchaser.handler', on, 'RequestPayment', {
    contract: '1', payment: '1', instalment: '1', amountFen: 74_000_000, flow: 'direct', milestone: '1', evidence: '核实意见', ...changes,
  }); // prettier-ignore
const last = request({ payment: '2', instalment: '2', milestone: undefined, evaluation: '1' }, '2021-06-30');
const { milestone: _, ...lastData } = last.data;
const final = { ...last, data: lastData };
const instruct = (payment = '1', voucherNo = 'V-1', on = '2020-09-13') =>
  does('finance.treasury', on, 'InstructPayment', { contract: '1', payment, voucherNo });
const confirm = (changes: object = {}) =>
  does('finance.treasury', '2020-09-14', 'ConfirmPayment', {
    contract: '1',
    payment: '1',
    voucherNo: 'V-1',
    amountFen: 74_000_000,
    paidOn: '2020-09-14',
    ...changes,
  });
const determined = (score: number) => performing().and(...allScored(score), determine);

describe('a payment', () => {
  it('is requested once its milestone is verified (INV-44)', () => {
    expect(performing().when(request()).types).toEqual(['PaymentRequested']);
    expect(signed().when(request()).codes).toContain('MilestoneNotVerified');
  });

  it('never goes beyond its instalment or the contract (INV-36)', () => {
    expect(performing().when(request({ amountFen: 74_000_001 })).refusal?.all).toContainEqual(
      expect.objectContaining({
        code: 'BeyondContract',
        remedies: [{ kind: 'bound', fact: 'amountFen', op: '<=', bound: 74_000_000 }],
      }),
    );
    const part = performing().and(request({ amountFen: 50_000_000 }));
    expect(part.when(request({ payment: '2', amountFen: 24_000_001 })).codes).toContain('BeyondContract');
    expect(part.when(request({ payment: '2', amountFen: 24_000_000 })).types).toEqual(['PaymentRequested']);
  });

  it('that follows the result waits for it (A41, INV-32)', () => {
    expect(performing().when(final).codes).toContain('ResultNotDetermined');
    expect(determined(9500).when(final).types).toEqual(['PaymentRequested']);
  });

  it('is instructed to the contract’s supplier, confirmed once and for the amount instructed', () => {
    const instructed = performing().and(request(), instruct());
    expect(instructed.last('TreasuryPaymentInstructed').data).toMatchObject({ payee: 'b', amountFen: 74_000_000 });
    expect(instructed.when(confirm({ amountFen: 74_000_001 })).codes).toContain('AmountNotInstructed');
    expect(instructed.when(confirm({ voucherNo: 'V-2' })).codes).toContain('VoucherNotInstructed');
    const paid = instructed.and(confirm());
    expect(paid.when({ ...confirm(), on: '2020-09-15' }).codes).toContain('AlreadyPaid');
  });

  it('is made in advance up to the pack’s share of the price, and no further (INV-11, A41)', () => {
    const keqiao = failedInKeqiao().events;
    const reviewed = keqiao.findIndex(({ type }) => type === 'QualificationReviewed') + 1;
    const toContract = [new Case(keqiao.slice(0, reviewed)), ranked().and(award(PRICE_FEN))];
    const inAdvance = (advanceFen: number) => ({
      schedule: [
        { instalment: '1', amountFen: advanceFen, condition: 'prepayment', final: false },
        { instalment: '2', amountFen: PRICE_FEN - advanceFen, condition: 'evaluation', final: true },
      ],
    });
    for (const story of toContract) {
      const drafting = (advanceFen: number) => {
        const [notice, draft] = contracting(inAdvance(advanceFen));
        return story.and(notice!).when(draft!);
      };
      expect(drafting((PRICE_FEN / 10) * 3).types).toEqual(['ContractDrafted']);
      expect(drafting((PRICE_FEN / 10) * 3 + 1).refusal).toMatchObject({ code: 'PrepaymentTooHigh', rule: 'INV-11' });
      expect(drafting(PRICE_FEN).codes).toContain('PrepaymentTooHigh');
    }
  });

  it('uses a voucher number once', () => {
    const told = performing().and(request({ amountFen: 1 }), instruct(), request({ payment: '2', amountFen: 1 }));
    expect(told.when(instruct('2')).codes).toContain('VoucherUsed');
  });

  it('through another treasury flow needs the consent of finance (KQ-29)', () => {
    const told = performing().and(request({ flow: 'other' }));
    expect(told.when(instruct()).codes).toContain('FinanceConsentMissing');
    const consent = does('finance.general', '2020-09-12', 'ConsentPayment', { contract: '1', payment: '1' });
    expect(told.and(consent).when(instruct()).types).toEqual(['TreasuryPaymentInstructed']);
  });

  it('is not instructed while it is withheld', () => {
    const turn = (outcome: string) =>
      does('finance.treasury', '2020-09-12', 'WithholdPayment', {
        contract: '1',
        payment: '1',
        outcome,
        clause: '第八条',
        reason: '核查',
      });
    const withheld = performing().and(request(), turn('withheld'));
    expect(withheld.when(instruct()).codes).toContain('PaymentWithheld');
    expect(withheld.and(turn('released')).when(instruct()).types).toEqual(['TreasuryPaymentInstructed']);
  });

  it('is instructed by another person than the one who requested it (A56, INV-54)', () => {
    const handler = performing().and(request());
    const same = { ...instruct(), by: { ...handler.last('PaymentRequested').meta.actor, role: 'finance.treasury' } };
    expect(handler.when(same).codes).toContain('DutiesNotSeparated');
  });
});

describe('payment by result (A40)', () => {
  const reduce = (changes: object = {}) =>
    does('purchaser.reviewer', '2021-07-01', 'ReducePayment', {
      contract: '1',
      payment: '2',
      basis: 'scoreBand',
      reason: '考核结果',
      ...changes,
    });
  const instructFinal = instruct('2', 'V-2', '2021-07-02');

  it('pays the contract’s own rate for the score, exact, in whole fen rounded down', () => {
    // 85.00 falls in the band that pays 2/3: 74,000,000 × 2/3 = 49,333,333 1/3.
    const told = determined(8500).and(final);
    expect(told.when(instructFinal).codes).toContain('AboveRateOfResult');
    const reduced = told.and(reduce());
    expect(reduced.last('PaymentReduced').data).toMatchObject({ reductionFen: 24_666_667, rate: { num: 2, den: 3 } });
    expect(reduced.and(instructFinal).last('TreasuryPaymentInstructed').data['amountFen']).toBe(49_333_333);
  });

  it('pays in full at the full rate', () => {
    expect(determined(9000).and(final).when(instructFinal).types).toEqual(['TreasuryPaymentInstructed']);
  });

  it('takes no other reduction than what the rate gives', () => {
    expect(
      determined(8500)
        .and(final)
        .when(reduce({ reductionFen: 1 })).refusal?.all,
    ).toContainEqual(expect.objectContaining({ code: 'NotTheContractRate', rule: 'INV-32' }));
  });

  it('is not reduced once it is instructed: the treasury pays what it was told (INV-44)', () => {
    const byClause = { basis: 'contractClause', clause: '第九条', reductionFen: 1 };
    const instructed = determined(9000).and(final, instructFinal);
    expect(instructed.when({ ...reduce(byClause), on: '2021-07-03' }).codes).toEqual(['AlreadyInstructed']);
  });

  it('is not instructed where nothing is left to pay', () => {
    const whole = { basis: 'contractClause', clause: '第九条', reductionFen: 74_000_000 };
    expect(determined(9000).and(final, reduce(whole)).when(instructFinal).codes).toEqual(['NothingToPay']);
  });

  it('by clause names the clause, and takes off no more than is claimed', () => {
    const told = determined(9000).and(final);
    const byClause = { basis: 'contractClause', clause: '第九条' };
    expect(told.when(reduce({ basis: 'contractClause' })).codes).toContain('ClauseRequired');
    expect(told.when(reduce({ ...byClause, reductionFen: 74_000_001 })).codes).toContain('BeyondClaim');
    expect(
      told
        .and(reduce({ ...byClause, reductionFen: 1 }))
        .and(instructFinal)
        .last('TreasuryPaymentInstructed').data['amountFen'],
    ).toBe(73_999_999);
  });
});

describe('a payment by milestone', () => {
  const schedule = ['1', '2'].map((instalment) => ({
    instalment,
    amountFen: 50_000_000,
    condition: 'milestone',
    final: false,
  }));
  const last = { instalment: '3', amountFen: PRICE_FEN - 100_000_000, condition: 'evaluation', final: true };
  const reach = (milestone: string) => [
    does(by('supplier', 'b'), '2020-09-09', 'ReportMilestone', { contract: '1', milestone, reachedOn: '2020-09-01', evidence: '开园' }),
    does('purchaser.reviewer', '2020-09-11', 'VerifyMilestone', { contract: '1', milestone, outcome: 'verified', findings: '按期' }),
  ]; // prettier-ignore
  const planning = (...milestones: readonly object[]) => [
    does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', PLAN),
    does('purchaser.reviewer', '2020-06-16', 'ApproveImplementationPlan', {
      contract: '1', milestones: milestones.map((one) => ({ title: '阶段', dueOn: '2020-09-01', ...one })) as never,
    }),
  ]; // prettier-ignore
  const begun = (...milestones: readonly object[]) =>
    signed({ schedule: [...schedule, last] }).and(...planning(...milestones));
  const pay = (instalment: string, milestone?: string) =>
    does('purchaser.handler', '2020-09-12', 'RequestPayment', {
      contract: '1', payment: instalment, instalment, amountFen: 50_000_000, flow: 'direct', evidence: '核实意见', ...(milestone ? { milestone } : {}),
    }); // prettier-ignore

  it('is due by the milestones that the implementation plan names for it (INV-44)', () => {
    const told = begun({ milestone: '1', instalment: '1' }, { milestone: '2', instalment: '2' }).and(...reach('1'));
    for (const request of [pay('2'), pay('2', '1'), pay('2', '2')])
      expect(told.when(request).codes).toEqual(['MilestoneNotVerified']);
    expect(told.and(pay('1')).last('PaymentRequested').data['milestone']).toBe('1');
    expect(told.and(...reach('2')).when(pay('2')).types).toEqual(['PaymentRequested']);
  });

  it('waits for all of them where the plan names several (INV-44)', () => {
    const told = begun({ milestone: '1', instalment: '1' }, { milestone: '2', instalment: '1' }).and(...reach('1'));
    expect(told.when(pay('1', '1')).codes).toEqual(['MilestoneNotVerified']);
    expect(told.and(...reach('2')).when(pay('1', '1')).codes).toEqual([]);
  });

  it('uses a milestone once, where the plan names none (INV-44)', () => {
    const told = begun({ milestone: '1' }, { milestone: '2' }).and(...reach('1'), pay('1', '1'));
    expect(told.when(pay('2')).codes).toEqual(['MilestoneNotVerified']);
    expect(told.when(pay('2', '1')).codes).toEqual(['MilestoneNotVerified']);
    expect(told.and(...reach('2')).when(pay('2')).events[0]?.data['milestone']).toBe('2');
  });

  it('is planned for instalments that the contract pays by milestone (INV-44)', () => {
    const [plan, approve] = planning({ milestone: '1', instalment: '3' });
    const story = signed({ schedule: [...schedule, last] }).and(plan!);
    expect(story.when(approve!).codes).toEqual(['InstalmentNotByMilestone']);
  });
});

describe('a failing result', () => {
  it('is not paid in full, even where the contract says no rate for it (INV-32)', () => {
    const told = performing({ scoreBands: [] }).and(...allScored(5000), determine, final);
    const pay = instruct('2', 'V-2', '2021-07-02');
    expect(told.when(pay).refusal).toMatchObject({ code: 'NotReducedForResult', rule: 'INV-32' });
    const reduced = told.and(
      does('purchaser.reviewer', '2021-07-01', 'ReducePayment', {
        contract: '1', payment: '2', basis: 'contractClause', clause: '第九条', reductionFen: 70_000_000, reason: '不合格',
      }),
    ); // prettier-ignore
    expect(reduced.when(pay).types).toEqual(['TreasuryPaymentInstructed']);
  });
});
