import { does, given as told } from '../../../test/case.js';
import { collectingNeeds, approvedFor, proposal } from '../../../test/kindergarten.js';
import { BUDGET_FEN, noticed, opened, TENDER, AFTER, as } from '../../../test/purchase.js';
import { Setting } from '../../../test/given.js';
import { LowBidShares } from '../../dossier.js';
import { sealedHashOf } from '../sealed-bid.js';
import {
  decideLowBidReview,
  disqualifyBid,
  explainLowBid,
  openLowBidReview,
  rankingOf,
  reviewConformity,
  signReport,
  triggersOf,
} from '../index.js';

const LAW: LowBidShares = { meanShare: 5000, secondShare: 5000, ceilingShare: 4500 };
const offered = (offers: Readonly<Record<string, number>>, changes: object = {}) =>
  opened(offers, noticed({ ...TENDER, lowBidShares: LAW, ...changes } as typeof TENDER));
const triggers = (offers: Readonly<Record<string, number>>, changes: object = {}) => {
  const lot = offered(offers, changes).dossier.lots.get('1')!;
  return Object.fromEntries(
    Object.keys(offers).flatMap((bidder) => {
      const found = triggersOf(lot, `b-${bidder}`).map(({ trigger }) => trigger);
      return found.length > 0 ? [[bidder, found]] : [];
    }),
  );
};
const later = (minutes: number): Setting => ({ at: new Date(Date.parse(AFTER) + minutes * 60_000).toISOString() });

describe('what makes an offer abnormally low (NR-57)', () => {
  // Budget 68,000,000 fen: 45% of it is 30,600,000.
  it('below half of the mean of the conforming offers, strictly', () => {
    // Mean of 32, 80 and 80 million is 64: half is 32 exactly. Ceiling and second lowest are kept out of the way.
    const far = { lowBidShares: { ...LAW, secondShare: 1, ceilingShare: 1 } };
    expect(triggers({ a: 32_000_000, b: 80_000_000, c: 80_000_000 }, far)).toEqual({});
    expect(triggers({ a: 31_999_999, b: 80_000_000, c: 80_000_000 }, far)).toEqual({ a: ['belowMean'] });
    // Exact where the mean is no whole number: 6 × 10,000,001 is above a sum of 60,000,004 and below one of 60,000,008.
    expect(triggers({ a: 10_000_001, b: 25_000_001, c: 25_000_002 }, far)).toEqual({});
    expect(triggers({ a: 10_000_001, b: 25_000_003, c: 25_000_004 }, far)).toEqual({ a: ['belowMean'] });
  });

  it('the lowest below half of the second lowest, strictly, and no other offer', () => {
    const far = { lowBidShares: { ...LAW, meanShare: 1, ceilingShare: 1 } };
    expect(triggers({ a: 20_000_000, b: 40_000_000, c: 41_000_000 }, far)).toEqual({});
    expect(triggers({ a: 19_999_999, b: 40_000_000, c: 41_000_000 }, far)).toEqual({ a: ['belowSecond'] });
    expect(triggers({ a: 20_000_000, b: 40_000_001, c: 99_000_000 }, far)).toEqual({ a: ['belowSecond'] });
    expect(triggers({ a: 10_000_000, b: 10_000_000, c: 99_000_000 }, far)).toEqual({});
  });

  it('below 45% of the ceiling, of the budget where there is none, strictly', () => {
    const far = { lowBidShares: { ...LAW, meanShare: 1, secondShare: 1 } };
    expect(triggers({ a: 30_600_000, b: 31_000_000 }, far)).toEqual({});
    expect(triggers({ a: 30_599_999, b: 31_000_000 }, far)).toEqual({ a: ['belowCeiling'] });
    const ceiling = { ...far, ceilingFen: 60_000_000 };
    expect(triggers({ a: 27_000_000, b: 31_000_000 }, ceiling)).toEqual({});
    expect(triggers({ a: 26_999_999, b: 31_000_000 }, ceiling)).toEqual({ a: ['belowCeiling'] });
  });

  it('is worked out from conforming offers only, and from the ratios that the documents raised', () => {
    const offers = { a: 32_000_000, b: 60_000_000, c: 68_000_000 };
    expect(triggers(offers)).toEqual({});
    expect(triggers(offers, { lowBidShares: { meanShare: 6500, secondShare: 5000, ceilingShare: 4500 } })).toEqual({
      a: ['belowMean'],
    });
    const without = offered({ a: 32_000_000, b: 60_000_000, c: 68_000_000 }).and(disqualifyBid, {
      lot: '1', bid: 'b-b', ground: 'criterion', criterion: '期限', reason: '不符',
    }); // prettier-ignore
    expect(triggersOf(without.dossier.lots.get('1')!, 'b-a').map(({ trigger }) => trigger)).toEqual(['belowSecond']);
  });
});

describe('the review of an abnormally low offer (NR-57)', () => {
  const story = offered({ a: 20_000_000, b: 60_000_000, c: 62_000_000 });
  const ask = { lot: '1', bid: 'b-a', explainMinutes: 30 };
  const underReview = story.and(openLowBidReview, ask, later(0));
  const explained = underReview.and(
    explainLowBid,
    { lot: '1', bid: 'b-a', explanation: '成本明细' },
    { ...later(10), by: as('a')! },
  );
  const decide = (decision: 'accepted' | 'invalid') => ({ lot: '1', bid: 'b-a', decision, reason: '评审意见' });

  it('records the price, the offers it was compared with and each trigger with its exact bound', () => {
    expect(story.when(openLowBidReview, ask, later(0)).facts).toMatchObject([
      {
        type: 'AbnormallyLowBidReviewOpened',
        data: {
          priceFen: 20_000_000,
          triggers: [
            { trigger: 'belowMean', share: 5000, boundNum: 71_000_000, boundDen: 3 },
            { trigger: 'belowSecond', boundNum: 30_000_000, boundDen: 1 },
            { trigger: 'belowCeiling', share: 4500, boundNum: 30_600_000, boundDen: 1 },
          ],
        },
      },
    ]);
  });

  it('may be opened on the panel’s judgement, and on nothing else', () => {
    const mild = { ...ask, bid: 'b-b' };
    expect(story.when(openLowBidReview, mild, later(0)).codes).toEqual(['ReviewNotCalledFor']);
    expect(story.when(openLowBidReview, { ...mild, judgement: '低于成本' }, later(0)).facts).toMatchObject([
      { data: { triggers: [] } },
    ]);
  });

  it('is not the same as being invalid: the report waits, the offer stands', () => {
    expect(underReview.when(signReport, { lot: '1' }, later(1)).breaches).toMatchObject([
      { code: 'LowBidReviewOpen', rule: 'NR-57', facts: { bids: ['b-a'] }, remedies: [{ act: 'DecideLowBidReview' }] },
    ]);
    const low = { lot: '1', bid: 'b-a', ground: 'abnormallyLow' as const, criterion: '低价', reason: '低' };
    expect(story.when(disqualifyBid, low, later(1)).codes).toEqual(['ReviewFirst']);
    const accepted = explained.and(decideLowBidReview, decide('accepted'), later(11));
    expect(rankingOf(accepted.dossier.lots.get('1')!)[0]).toMatchObject({ rank: 1, bidder: 'a' });
    expect(accepted.when(signReport, { lot: '1' }, later(12)).codes).toEqual([]);
  });

  it('without proof makes the offer invalid, and nobody before the time to explain is over', () => {
    expect(underReview.when(decideLowBidReview, decide('accepted'), later(31)).codes).toEqual(['NotExplained']);
    expect(underReview.when(decideLowBidReview, decide('invalid'), later(29)).codes).toEqual(['TimeToExplain']);
    const invalid = underReview.when(decideLowBidReview, decide('invalid'), later(30));
    expect(invalid.types).toEqual(['AbnormallyLowBidReviewDecided', 'BidDisqualified']);
    expect(rankingOf(invalid.dossier.lots.get('1')!).map(({ bidder }) => bidder)).toEqual(['b', 'c']);
    expect(explained.when(decideLowBidReview, decide('invalid'), later(11)).codes).toEqual([]);
  });

  it('hears the supplier itself, in time, once a review is open', () => {
    const say = { lot: '1', bid: 'b-a', explanation: '说明' };
    expect(story.when(explainLowBid, say, { ...later(1), by: as('a')! }).codes).toEqual(['NotUnderReview']);
    expect(underReview.when(explainLowBid, say, { ...later(1), by: as('b')! }).codes).toEqual([
      'NotUnderReview',
      'NotOwnBid',
    ]);
    expect(underReview.when(explainLowBid, say, { ...later(30), by: as('a')! }).codes).toEqual([]);
    expect(underReview.when(explainLowBid, say, { ...later(31), by: as('a')! }).codes).toEqual(['ExplanationTooLate']);
    expect(underReview.when(openLowBidReview, ask, later(1)).codes).toEqual(['ReviewedAlready']);
  });
});

describe('abnormally low offers by the date of the tender (NR-57)', () => {
  const OFFERS = { a: 70_000_000, b: 150_000_000, c: 158_000_000 };
  const supplier = (bidder: string) => ({
    person: `p_${bidder}`,
    organisation: bidder,
    role: 'supplier',
    client: 'test',
  });
  const saltOf = (bidder: string) => `salt-of-${bidder}-0123456789`;
  /** A consultation in Chengdu in some year and month, opened at eleven on its 20th day. */
  const inMonth = (month: string, documents: object = {}) => {
    const day = (n: number) => `${month}-${String(n).padStart(2, '0')}`;
    const at = (time: string) => `${day(20)}T${time}:00.000Z`;
    const year = Number(month.slice(0, 4));
    const before = `${year - 1}-11`;
    const begun = told(
      does('purchaser.handler', `${before}-03`, 'ProposeProject', proposal({ serviceType: 'waterTesting', budgetLine: { code: 'L-1', year } })),
      does('finance.general', `${before}-03`, 'ConfirmBudgetLine', { line: 'L-1', year, availableFen: 160_000_000, documentNo: '1' }),
      ...collectingNeeds(`${before}-04`),
      does('purchaser.handler', `${before}-05`, 'SpecifyRequirement', { items: [{ code: 'kg', name: '检测' }], standards: '按月' }),
      does('finance.general', `${before}-05`, 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2020' }], finding: '属于' }),
      { ...approvedFor(160_000_000), on: `${before}-06` },
      does('purchaser.handler', `${before}-07`, 'FileProcurementPlan', { planNo: 'P-1', lots: [{ lot: '1', title: '检测', budgetFen: 160_000_000 }] }),
      does('purchaser.handler', `${before}-07`, 'PublishIntention', { summary: '检测', expectedMonth: month }),
      does('finance.procurement', `${before}-08`, 'ApproveMethod', { lot: '1', method: 'competitiveConsultation', ground: 'purchaseOfServices', reason: '服务' }),
    ); // prettier-ignore
    const publish = does('agency', day(2), 'PublishTender', {
      lot: '1', version: '1', evaluationMethod: 'lowestPrice', criteria: [], deadline: at('01:30'), revealMinutes: 30, ...documents,
    }); // prettier-ignore
    return {
      begun,
      publish,
      opened: () =>
        begun.and(
          publish,
          ...Object.entries(OFFERS).map(([bidder, offerFen]) =>
            does(supplier(bidder), day(19), 'SubmitBid', {
              lot: '1',
              bid: bidder,
              bidder,
              sealedHash: sealedHashOf({ offerFen, salt: saltOf(bidder), bidder }),
            }),
          ),
          ...Object.entries(OFFERS).map(([bidder, offerFen]) =>
            does(supplier(bidder), at('01:35'), 'RevealBid', { lot: '1', bid: bidder, offerFen, salt: saltOf(bidder) }),
          ),
          does('agency', at('03:00'), 'OpenBids', { lot: '1' }),
          ...Object.keys(OFFERS).map((bidder) =>
            does('purchaser.reviewer', at('03:30'), 'QualifySupplier', {
              lot: '1',
              supplier: bidder,
              stage: 'post',
              supplierType: 'enterprise',
              result: 'qualified',
              conditions: [{ code: 'licence', met: true }],
            }),
          ),
        ),
      sign: does('expert', at('06:00'), 'SignReport', { lot: '1' }),
      review: (explainMinutes: number, more: object = {}) =>
        does('expert', at('04:00'), 'OpenLowBidReview', { lot: '1', bid: 'a', explainMinutes, ...more }),
    };
  };

  it('published from February 2026 on, the report is not signed while a triggered offer is not decided on', () => {
    const { opened, sign } = inMonth('2026-02');
    expect(opened().when(sign).refusal).toMatchObject({
      code: 'LowBidUndecided',
      rule: 'NR-57',
      facts: { 'tender.undecidedLowBids': ['a'] },
    });
    const january = inMonth('2026-01');
    expect(january.opened().when(january.sign).codes).toEqual([]);
  });

  it('a supplier normally has thirty minutes; less needs a reason', () => {
    const { opened, review } = inMonth('2026-02');
    const told = opened();
    expect(told.when(review(30)).codes).toEqual([]);
    expect(told.when(review(29)).refusal).toMatchObject({ code: 'TooLittleTime', rule: 'NR-57' });
    expect(told.when(review(29, { shorterBecause: '供应商当场说明' })).codes).toEqual([]);
  });

  it('documents raise a ratio, to at most 65%', () => {
    const publishing = (meanShare: number) => {
      const { begun, publish } = inMonth('2026-02', { lowBidShares: { ...LAW, meanShare } });
      return begun.when(publish).codes;
    };
    expect([publishing(4999), publishing(5000), publishing(6500), publishing(6501)]).toEqual([
      ['RatioLowered'],
      [],
      [],
      ['RatioTooHigh'],
    ]);
  });
});

describe('the review of conformity (NR-34b)', () => {
  const requirements = [
    { code: 'term', text: '服务期一年' },
    { code: 'staff', text: '三名检测员' },
  ];
  const story = offered({ a: 50_000_000, b: 60_000_000, c: BUDGET_FEN }, { requirements, lowBidShares: undefined });
  const review = (bid: string, term: boolean, result: 'conforming' | 'notConforming') => ({
    lot: '1', bid, result, items: [{ requirement: 'term', met: term }, { requirement: 'staff', met: true }],
  }); // prettier-ignore

  it('goes by the requirements of the documents, by all of them and no other', () => {
    expect(story.when(reviewConformity, review('b-a', true, 'conforming')).types).toEqual(['ConformityReviewed']);
    const other = {
      ...review('b-a', true, 'conforming'),
      items: [
        { requirement: 'term', met: true },
        { requirement: 'brand', met: true },
      ],
    };
    expect(story.when(reviewConformity, other).breaches).toMatchObject([
      { code: 'RequirementsDiffer', facts: { missing: ['staff'], unknown: ['brand'] } },
    ]);
    const invalid = { lot: '1', bid: 'b-a', ground: 'criterion' as const, criterion: 'brand', reason: '品牌' };
    expect(story.when(disqualifyBid, invalid).codes).toEqual(['CriterionNotInDocuments']);
    expect(story.when(disqualifyBid, { ...invalid, criterion: 'term' }).codes).toEqual([]);
  });

  it('makes a bid that misses one invalid, and is done for every bid before the ranking', () => {
    expect(story.when(reviewConformity, review('b-a', false, 'conforming')).codes).toEqual(['ResultDoesNotFollow']);
    const out = story
      .and(reviewConformity, review('b-a', false, 'notConforming'))
      .and(reviewConformity, review('b-b', true, 'conforming'));
    expect(out.when(signReport, { lot: '1' }, { at: AFTER }).breaches).toMatchObject([
      { code: 'ConformityNotReviewed', facts: { bids: ['b-c'] } },
    ]);
    const all = out.and(reviewConformity, review('b-c', true, 'conforming'));
    expect(all.when(signReport, { lot: '1' }, { at: AFTER }).facts).toMatchObject([
      { data: { ranking: [{ bidder: 'b' }, { bidder: 'c' }] } },
    ]);
  });
});
