import { Asked, by, Case, does, given as told } from '../../test/case.js';
import { approvedFor, contracting, readyForApproval, tender } from '../../test/kindergarten.js';
import { sealedHashOf } from './index.js';

const salt = (bidder: string) => `salt-of-${bidder}-0123456789`;
const supplier = (bidder: string) => ({ ...by('supplier', bidder), person: `p_${bidder}` });

/** 邛崃市城市供水水质检测服务 in Chengdu's pack: budget 680,000.00, a consultation in February 2020. */
const BUDGET_FEN = 68_000_000;
const planned = (lots: readonly object[], on = '2020-04-28'): Asked =>
  does('purchaser.handler', on, 'FileProcurementPlan', { planNo: 'P-1', lots } as never);
const LOT = { lot: '1', title: '水质检测', budgetFen: BUDGET_FEN };
const approved = (): Case =>
  told(
    ...readyForApproval({
      serviceType: 'waterTesting',
      budgetFen: BUDGET_FEN,
      fundingSources: [{ source: '项目经费', amountFen: BUDGET_FEN }],
    }),
    approvedFor(BUDGET_FEN),
  );

/** The tender of the kindergarten's fixtures with other offers and the lowest price deciding. */
function opened(offers: Readonly<Record<string, number>>): Case {
  const [, method, publish] = tender;
  return approved().and(
    planned([LOT]),
    method!,
    { ...publish!, data: { ...publish!.data, evaluationMethod: 'lowestPrice', criteria: [] } },
    ...Object.entries(offers).map(([bidder, offerFen]) =>
      does(supplier(bidder), '2020-05-18', 'SubmitBid', {
        lot: '1',
        bid: bidder,
        bidder,
        sealedHash: sealedHashOf({ offerFen, salt: salt(bidder), bidder }),
      }),
    ),
    ...Object.entries(offers).map(([bidder, offerFen]) =>
      does(supplier(bidder), '2020-05-19T01:35:00.000Z', 'RevealBid', {
        lot: '1',
        bid: bidder,
        offerFen,
        salt: salt(bidder),
      }),
    ),
    does('agency', '2020-05-19T03:00:00.000Z', 'OpenBids', { lot: '1' }),
    ...Object.keys(offers).map((bidder) =>
      does('purchaser.reviewer', '2020-05-19T03:30:00.000Z', 'QualifySupplier', {
        lot: '1',
        supplier: bidder,
        stage: 'post',
        supplierType: 'enterprise',
        result: 'qualified',
        conditions: [{ code: 'licence', met: true }],
      }),
    ),
  );
}
const sign = does('expert', '2020-05-19T06:00:00.000Z', 'SignReport', { lot: '1' });
const award = (priceFen: number) =>
  does('purchaser.head', '2020-05-21', 'DecideAward', { lot: '1', supplier: 'b', priceFen });
const OFFERS = { a: 59_800_000, b: 56_000_000, c: 65_500_000 };

describe('A02 the award and the budget (INV-15)', () => {
  it('an award of 680,000.01 is refused with the bound; the stream is unchanged', () => {
    const ranked = opened(OFFERS).and(sign);
    const { refusal, events } = ranked.when(award(BUDGET_FEN + 1));
    expect(events).toEqual([]);
    expect(refusal?.all).toContainEqual(
      expect.objectContaining({
        code: 'OverBudget',
        rule: 'INV-15',
        source: [expect.objectContaining({ instrument: '政府采购法', article: '36(三)' })],
        remedies: [expect.objectContaining({ op: '<=', bound: BUDGET_FEN })],
      }),
    );
  });

  it('an award of exactly 680,000.00 is accepted and saves nothing', () => {
    const ranked = opened({ a: BUDGET_FEN + 5, b: BUDGET_FEN, c: BUDGET_FEN + 9 });
    const out = (bid: string) =>
      does('expert', '2020-05-19T04:00:00.000Z', 'DisqualifyBid', {
        lot: '1',
        bid,
        ground: 'overCeiling',
        criterion: '预算',
        reason: '超过预算',
      });
    expect(ranked.when(sign).codes).toContain('OfferAboveBudget');
    // Of three offers one is left, with which a consultation for services does not go on (NR-20).
    expect(ranked.and(out('a'), out('c')).when(sign).refusal).toMatchObject({ code: 'TooFewBids', rule: 'NR-20' });
    const two = opened({ a: BUDGET_FEN, b: BUDGET_FEN, c: BUDGET_FEN + 9 }).and(out('c'), sign);
    const equal = does('purchaser.head', '2020-05-21', 'DecideAward', {
      lot: '1',
      supplier: 'b',
      priceFen: BUDGET_FEN,
      tieBreak: '随机抽取',
    });
    const { events } = two.when(equal);
    const { priceFen, budgetFen } = events[0]!.data as { priceFen: number; budgetFen: number };
    expect(budgetFen - priceFen).toBe(0);
  });

  it('offers that are all above it fail the tender on the third ground of 政府采购法 36 (NR-48)', () => {
    const above = opened({ a: BUDGET_FEN + 1, b: BUDGET_FEN + 2, c: BUDGET_FEN + 3 });
    const fail = does('agency', '2020-05-19T06:00:00.000Z', 'FailTender', {
      lot: '1',
      ground: 'overBudget',
      reason: '报价均超过预算',
    });
    expect(above.when(fail).events[0]).toMatchObject({
      type: 'TenderFailed',
      data: { ground: 'overBudget', validBids: 3 },
    });
    expect(opened(OFFERS).when(fail).codes).toEqual(['GroundDoesNotHold']);
  });
});

describe('A04 the securities after an award of 560,000.00 (NR-31, NR-35)', () => {
  const awarded = opened(OFFERS).and(sign, award(56_000_000));
  const [notify, draft] = contracting();
  const terms = (bondFen: number, more: object = {}) =>
    ({
      ...draft!,
      data: {
        ...draft!.data,
        priceFen: 56_000_000,
        bondFen,
        schedule: [{ instalment: '1', amountFen: 56_000_000, condition: 'acceptance', final: true }],
        scoreBands: [],
        terminateOnFail: false,
        ...more,
      },
    }) as Asked;

  it('a performance bond of 56,000.00 passes, one fen above is refused, and cash is', () => {
    const drafting = awarded.and(notify!);
    expect(drafting.when(terms(5_600_000)).codes).toEqual([]);
    expect(drafting.when(terms(5_600_001)).refusal).toMatchObject({ code: 'BondTooHigh', rule: 'NR-35' });
    expect(drafting.when(terms(5_600_000, { bondForm: 'cash' })).refusal).toMatchObject({ code: 'BondInCash' });
  });

  it('supplements of 56,000.00 in total pass, one fen above is refused', () => {
    const signed = awarded.and(notify!, terms(0), {
      ...contracting({ bondFen: 0 }).at(-1)!,
    });
    const add = (addedFen: number, supplementNo = '1') =>
      does('purchaser.head', '2020-07-01', 'AmendContract', {
        contract: '1',
        supplementNo,
        addedFen,
        reason: '增加点位',
        instalments: [{ instalment: `s${supplementNo}`, amountFen: addedFen, condition: 'acceptance', final: false }],
      });
    expect(signed.when(add(5_600_000)).codes).toEqual([]);
    expect(signed.when(add(5_600_001)).refusal).toMatchObject({ code: 'SupplementTooHigh', rule: 'NR-31' });
    const half = signed.and(add(2_800_000));
    expect(half.when(add(2_800_000, '2')).codes).toEqual([]);
    expect(half.when(add(2_800_001, '2')).codes).toEqual(['SupplementTooHigh']);
  });
});

describe('A20 works in a purchase of services (INV-06)', () => {
  const filing = (contents: readonly string[], on = '2020-04-28') =>
    approved().when(planned([{ ...LOT, contents }], on));

  it('bundled with a service in one lot are refused, and the lot is named', () => {
    const { refusal, events } = filing(['service', 'works']);
    expect(events).toEqual([]);
    expect(refusal?.all).toContainEqual(
      expect.objectContaining({
        code: 'WorksBundled',
        rule: 'INV-06',
        facts: expect.objectContaining({ 'plan.bundledLots': ['1'] }),
      }),
    );
  });

  it('alone are out of scope; a service, and a service with goods, are not', () => {
    expect(filing(['works']).codes).toEqual(['OutOfScope']);
    expect(filing(['service']).codes).toEqual([]);
    expect(filing(['service', 'goods']).codes).toEqual([]);
  });

  it('are found in whichever lot they stand', () => {
    const half = BUDGET_FEN / 2;
    const lots = [
      { lot: '1', title: '检测', budgetFen: half, contents: ['service'] },
      { lot: '2', title: '管网', budgetFen: half, contents: ['works', 'service'] },
    ];
    expect(approved().when(planned(lots)).refusal?.facts).toMatchObject({ 'plan.bundledLots': ['2'] });
  });
});

describe('A45 the bid period of an open tender (NR-19)', () => {
  const ready = told(
    ...readyForApproval({ serviceType: 'waterTesting', budgetLine: { code: 'L-1', year: 2025 } }).map((asked) => ({
      ...asked,
      on: asked.on.replace('2020-04', '2025-01'),
      data: {
        ...asked.data,
        ...(asked.act === 'ConfirmBudgetLine' ? { year: 2025 } : {}),
        ...('closesOn' in asked.data ? { closesOn: asked.on.replace('2020-04', '2025-01') } : {}),
      },
    })),
    { ...approvedFor(160_000_000), on: '2025-01-21' },
    planned([{ ...LOT, budgetFen: 160_000_000 }], '2025-01-22'),
    does('purchaser.handler', '2025-01-22', 'PublishIntention', { summary: '检测', expectedMonth: '2025-03' }),
    does('finance.procurement', '2025-02-20', 'ApproveMethod', { lot: '1', method: 'openTender', reason: '公开招标' }),
  );
  const publish = (deadline: string) =>
    ready.when({ ...tender[2]!, on: '2025-03-01', data: { ...tender[2]!.data, deadline } });

  it('documents of 2025-03-01: a deadline of 2025-03-20 is refused, of 2025-03-21 accepted', () => {
    expect(publish('2025-03-20T09:30:00+08:00').refusal).toMatchObject({
      code: 'PeriodTooShort',
      rule: 'NR-19',
      source: [{ instrument: '政府采购法', article: '35' }],
    });
    expect(publish('2025-03-20T23:59:00+08:00').codes).toEqual(['PeriodTooShort']);
    expect(publish('2025-03-21T00:00:00+08:00').codes).toEqual([]);
  });
});

describe('what happens once', () => {
  it('a lot is opened once and awarded once', () => {
    const story = opened(OFFERS);
    expect(story.when(does('agency', '2020-05-19T07:00:00.000Z', 'OpenBids', { lot: '1' })).codes).toEqual([
      'OutOfOrder',
    ]);
    expect(story.and(sign, award(56_000_000)).when(award(56_000_000)).codes).toEqual(['AwardedAlready']);
  });

  it('a tender is cancelled on a ground of the law (NR-48)', () => {
    const cancel = (ground: object) =>
      opened(OFFERS).when(does('agency', '2020-05-20', 'CancelTender', { lot: '1', reason: '变更', ...ground }));
    expect(cancel({}).codes).toEqual(['InvalidInput']);
    expect(cancel({ ground: 'circumstancesChanged' }).types).toEqual(['TenderCancelled']);
  });
});
