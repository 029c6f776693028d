import fc from 'fast-check';
import {
  AFTER,
  AWARD_FEN,
  BUDGET_FEN,
  noticed,
  opened,
  POINTS,
  scored,
  THREE,
  qualified,
  WITH_DOCUMENT,
} from '../../test/purchase.js';
import { Setting, Story } from '../../test/given.js';
import { Lot } from '../dossier.js';
import { disqualifyBid, qualifySupplier, rankingOf, scoreBid, signReport } from './index.js';

const lotIn = (story: ReturnType<typeof opened>): Lot => story.dossier.lots.get('1')!;
const order = (story: ReturnType<typeof opened>) =>
  rankingOf(lotIn(story)).map(({ rank, bidder, tie }) => [rank, bidder, tie]);

describe('ranking by the lowest price', () => {
  it('follows the offers; equal offers share their rank', () => {
    expect(order(opened({ a: 3, b: 1, c: 2, d: 2 }))).toEqual([
      [1, 'b', undefined],
      [2, 'c', 'shared'],
      [2, 'd', 'shared'],
      [4, 'a', undefined],
    ]);
  });

  it('leaves out bids found invalid and suppliers found unqualified', () => {
    const story = opened(THREE)
      .and(disqualifyBid, { lot: '1', bid: 'b-a', ground: 'criterion', criterion: '服务期限', reason: '期限不符' })
      .and(
        qualifySupplier,
        { ...qualified('b'), result: 'notQualified', conditions: [{ code: 'taxAndSocialSecurity', met: false }] },
        WITH_DOCUMENT,
      );
    expect(order(story)).toEqual([[1, 'c', undefined]]);
  });
});

describe('ranking by points', () => {
  it('adds the exact mean of the members to the points for the price', () => {
    const story = scored({ a: 60_000_000, b: 50_000_000 }, { a: [6000, 6001, 6001], b: [5000, 5000, 5000] });
    // a: 18002/3 + 5/6 of 3000 = 25502/3; b: 5000 + 3000.
    expect(rankingOf(lotIn(story))).toMatchObject([
      { rank: 1, bidder: 'a', totalNum: 25502, totalDen: 3 },
      { rank: 2, bidder: 'b', totalNum: 8000, totalDen: 1 },
    ]);
  });

  it('settles equal totals by the lower offer, and says so', () => {
    // b offers the double, so its price earns 1500 instead of 3000.
    const story = scored({ a: 30_000_000, b: 60_000_000 }, { a: [5000], b: [6500] });
    expect(order(story)).toEqual([
      [1, 'a', 'offer'],
      [2, 'b', 'offer'],
    ]);
  });

  it('is the same whatever the order of the scores, and never ranks a lower total higher', () => {
    const points = fc.array(fc.integer({ min: 0, max: 7000 }), { minLength: 2, maxLength: 2 });
    const offer = fc.integer({ min: 1, max: BUDGET_FEN });
    fc.assert(
      fc.property(offer, offer, points, points, (a, b, forA, forB) => {
        const lot = lotIn(scored({ a, b }, { a: forA, b: forB }));
        const [first, second] = rankingOf(lot);
        expect(rankingOf({ ...lot, scores: [...lot.scores].reverse() })).toEqual([first, second]);
        expect(BigInt(first!.totalNum!) * BigInt(second!.totalDen!)).toBeGreaterThanOrEqual(
          BigInt(second!.totalNum!) * BigInt(first!.totalDen!),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('scoring a bid', () => {
  const story = opened(THREE, noticed(POINTS));
  const sheet = (...scores: { criterion: string; hundredths: number }[]) => ({ lot: '1', bid: 'b-a', scores });
  const expert = { at: AFTER, by: { role: 'expert', person: 'p_expert0' } };

  it('records who scored', () => {
    expect(story.when(scoreBid, sheet({ criterion: 'plan', hundredths: 7000 }), expert).facts).toMatchObject([
      { type: 'BidScored', data: { member: 'p_expert0' } },
    ]);
  });

  it('keeps to the criteria and their maxima (INV-28)', () => {
    const refused = (...scores: { criterion: string; hundredths: number }[]) =>
      story.when(scoreBid, sheet(...scores), expert).breaches.map(({ code, rule }) => `${code} ${rule}`);
    expect(refused({ criterion: 'plan', hundredths: 7001 })).toEqual(['AboveMaximum INV-28']);
    expect(refused({ criterion: 'price', hundredths: 3000 })).toEqual(['CriteriaDiffer INV-28']);
    expect(refused({ criterion: 'plan', hundredths: 1 }, { criterion: 'brand', hundredths: 1 })).toEqual([
      'CriteriaDiffer INV-28',
    ]);
    expect(refused({ criterion: 'plan', hundredths: 1 }, { criterion: 'plan', hundredths: 2 })).toEqual([
      'CriteriaDiffer INV-28',
    ]);
  });

  it('is done once by each member, in the member’s own name', () => {
    const once = story.and(scoreBid, sheet({ criterion: 'plan', hundredths: 1 }), expert);
    expect(once.when(scoreBid, sheet({ criterion: 'plan', hundredths: 2 }), expert).codes).toEqual(['ScoredAlready']);
    const other = { ...sheet({ criterion: 'plan', hundredths: 1 }), member: 'p_expert9' };
    expect(story.when(scoreBid, other, expert).codes).toEqual(['NotOwnScores']);
    expect(story.when(scoreBid, other, { by: { role: 'agency' } }).codes).toEqual([]);
  });
});

describe('signing the report', () => {
  it('records the ranking that the offers give', () => {
    const { facts, dossier } = opened(THREE).when(signReport, { lot: '1' });
    expect(facts).toMatchObject([{ type: 'EvaluationReportSigned', data: { evaluationMethod: 'lowestPrice' } }]);
    expect(dossier.lots.get('1')!.ranking!.map(({ offerFen }) => offerFen)).toEqual([
      AWARD_FEN,
      60_000_000,
      65_000_000,
    ]);
  });

  it('waits until every member has scored every valid bid', () => {
    const offers = { a: 1000, b: 2000 };
    expect(opened(offers, noticed(POINTS)).when(signReport, { lot: '1' }).breaches).toMatchObject([
      { code: 'ScoresMissing', rule: 'INV-28', facts: { missing: ['b-a/*', 'b-b/*'] } },
    ]);
    expect(
      scored(offers, { a: [1, 2], b: [1] }).when(
        signReport,
        { lot: '1' },
        { by: { role: 'expert', person: 'p_expert0' } },
      ).breaches,
    ).toMatchObject([{ facts: { missing: ['b-b/p_expert1'] } }]);
  });

  it('is signed by every member that scored, each for itself (INV-28, NR-34b)', () => {
    const story = scored({ a: 1000, b: 2000 }, { a: [1, 2], b: [1, 2] });
    const member = (i: number) => ({ by: { role: 'expert', person: `p_expert${i}` } });
    const sign = (of: Story, more: object, setting: Setting) => of.when(signReport, { lot: '1', ...more }, setting);
    expect(sign(story, {}, { by: { role: 'agency' } }).codes).toEqual(['NotAMember']);
    expect(
      sign(story, { member: 'p_nobody', dissent: '不同意' }, { by: { role: 'agency' }, ...WITH_DOCUMENT }).codes,
    ).toEqual(['NotAMember']);
    expect(sign(story, { member: 'p_expert1' }, member(0)).codes).toEqual(['NotOwnSignature']);
    expect(sign(story, {}, member(0))).toMatchObject({ types: ['ReportSignatureGiven'], codes: [] });
    const once = story.and(signReport, { lot: '1', dissent: '报价过低' }, member(0));
    expect(once.dossier.lots.get('1')!.status).toBe('opened');
    expect(sign(once, {}, member(0)).codes).toEqual(['SignedAlready']);
    expect(sign(once, { reportNo: 'R-1' }, member(1)).facts).toMatchObject([
      {
        type: 'EvaluationReportSigned',
        data: {
          reportNo: 'R-1',
          members: ['p_expert0', 'p_expert1'],
          dissent: [{ member: 'p_expert0', reason: '报价过低' }],
        },
      },
    ]);
  });

  it('is entered for a member by the agency only with the paper that the member signed (NR-34b)', () => {
    const story = scored({ a: 1000 }, { a: [1] });
    const enter = (setting: Setting) =>
      story.when(signReport, { lot: '1', member: 'p_expert0' }, { by: { role: 'agency' }, ...setting });
    expect(enter({}).codes).toEqual(['DocumentRequired']);
    expect(enter(WITH_DOCUMENT).types).toEqual(['EvaluationReportSigned']);
  });

  it('is signed anew where the ranking has changed since (INV-28)', () => {
    const two = scored({ a: 1000, b: 2000 }, { a: [1, 2], b: [1, 2] });
    const first = { by: { role: 'expert', person: 'p_expert0' } };
    const changed = two
      .and(signReport, { lot: '1' }, first)
      .and(disqualifyBid, { lot: '1', bid: 'b-a', ground: 'criterion', criterion: '服务期限', reason: '期限不符' });
    expect(changed.when(signReport, { lot: '1' }, first).types).toEqual(['ReportSignatureGiven']);
  });

  it('ranks no offer above the budget and nothing where nothing is valid', () => {
    const above = opened({ a: BUDGET_FEN + 1 });
    expect(above.when(signReport, { lot: '1' }).breaches).toMatchObject([{ code: 'OfferAboveBudget', rule: 'INV-15' }]);
    const none = above.and(disqualifyBid, {
      lot: '1',
      bid: 'b-a',
      ground: 'overCeiling',
      criterion: '预算',
      reason: '超预算',
    });
    expect(none.when(signReport, { lot: '1' }).codes).toEqual(['NoValidBid']);
  });
});
