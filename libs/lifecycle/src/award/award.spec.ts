import {
  AFTER,
  AWARD_FEN,
  awarded,
  BUDGET_FEN,
  drafted,
  opened,
  planned,
  ranked,
  signed,
  THREE,
  WITH_DOCUMENT,
} from '../../test/purchase.js';
import { approveMethod, qualifySupplier, signReport } from '../tender/index.js';
import { decideAward, publishAward, selectNextCandidate, sendAwardNotice } from './index.js';
import { withinBudget } from './within-budget.js';

const award = { lot: '1', supplier: 'a', priceFen: AWARD_FEN };
const unqualified = (supplier: string) => ({
  lot: '1',
  supplier,
  supplierType: 'enterprise' as const,
  stage: 'post' as const,
  result: 'notQualified' as const,
  conditions: [{ code: 'noMajorIllegality', met: false }],
});

describe('deciding the award', () => {
  it('goes to the first of the ranking at its offer, with the budget beside it', () => {
    expect(ranked().when(decideAward, award).facts).toEqual([
      {
        type: 'AwardDecided',
        data: { supplier: 'a', priceFen: AWARD_FEN, budgetFen: BUDGET_FEN, basis: 'ranking', bid: 'b-a', rank: 1 },
      },
    ]);
  });

  it('passes nobody over, and pays no other price than the offer', () => {
    expect(ranked().when(decideAward, { ...award, supplier: 'b', priceFen: 60_000_000 }).breaches).toMatchObject([
      { code: 'NotInRankOrder', rule: 'NR-29', facts: { first: ['a'] } },
    ]);
    for (const priceFen of [AWARD_FEN - 1, AWARD_FEN + 1])
      expect(ranked().when(decideAward, { ...award, priceFen }).codes).toEqual(['PriceDiffers']);
  });

  it('goes to the next where the first is found unqualified', () => {
    const story = ranked().and(qualifySupplier, unqualified('a'), WITH_DOCUMENT);
    expect(story.when(decideAward, { lot: '1', supplier: 'b', priceFen: 60_000_000 }).facts).toMatchObject([
      { data: { rank: 2 } },
    ]);
    expect(story.when(decideAward, award).codes).toEqual(['NotInRankOrder']);
  });

  it('says how one was chosen where candidates are equal', () => {
    const story = ranked({ a: 100, b: 100, c: 200 });
    const ask = { lot: '1', supplier: 'b', priceFen: 100 };
    expect(story.when(decideAward, ask).breaches).toMatchObject([
      { code: 'TieNotExplained', facts: { first: ['a', 'b'] } },
    ]);
    expect(story.when(decideAward, { ...ask, tieBreak: '随机抽取' }).types).toEqual(['AwardDecided']);
  });

  it('is made once, after the report', () => {
    expect(awarded().when(decideAward, award).codes).toEqual(['AwardedAlready']);
    expect(opened(THREE).when(decideAward, award).breaches[0]).toMatchObject({
      code: 'OutOfOrder',
      remedies: [{ kind: 'act', act: 'SignReport', key: 'lot-1' }],
    });
  });

  it('needs no ranking where there is a single source', () => {
    const single = planned().and(approveMethod, {
      lot: '1',
      method: 'singleSource',
      ground: 'onlySupplier',
      reason: '唯一',
    });
    expect(single.when(decideAward, award).facts).toMatchObject([{ data: { basis: 'singleSource' } }]);
    expect(single.when(decideAward, { ...award, priceFen: BUDGET_FEN }).codes).toEqual([]);
    expect(single.when(decideAward, { ...award, priceFen: BUDGET_FEN + 1 }).breaches[0]).toMatchObject({
      code: 'OverBudget',
      rule: 'INV-15',
      remedies: [{ kind: 'bound', op: '<=', bound: BUDGET_FEN }],
    });
  });
});

describe('all awards of a project', () => {
  it('stay within what was approved, to the fen', () => {
    const { dossier } = awarded();
    dossier.approval = { outcome: 'approved', amountFen: AWARD_FEN + 100 };
    dossier.lots.set('2', { ...dossier.lots.get('1')!, lot: '2', budgetFen: 1000 });
    delete dossier.lots.get('2')!.award;
    expect(withinBudget(dossier, '2', 100)).toEqual([]);
    expect(withinBudget(dossier, '2', 101)).toMatchObject([
      { code: 'OverApproved', rule: 'INV-15', remedies: [{ kind: 'bound', bound: 100 }] },
    ]);
  });
});

describe('notice and announcement', () => {
  it('name the supplier of the award and its price', () => {
    expect(awarded().when(sendAwardNotice, { lot: '1', noticeNo: 'N-1' }).facts).toMatchObject([
      { data: { supplier: 'a' } },
    ]);
    expect(awarded().when(publishAward, { lot: '1', noticeNo: 'N-2', channel: '中国政府采购网' }).facts).toMatchObject([
      { data: { supplier: 'a', priceFen: AWARD_FEN } },
    ]);
  });

  it('have nothing to say before the award', () => {
    expect(ranked().when(sendAwardNotice, { lot: '1', noticeNo: 'N-1' }).codes).toEqual(['OutOfOrder']);
    expect(ranked().when(publishAward, { lot: '1', noticeNo: 'N-2', channel: '网' }).codes).toEqual(['OutOfOrder']);
  });
});

describe('selecting the next candidate', () => {
  const refusal = { lot: '1', ground: 'refusedToSign' as const, reason: '书面放弃' };

  it('passes the first over and awards to the next at its own offer', () => {
    const { facts, dossier } = awarded().when(selectNextCandidate, refusal, { at: AFTER });
    expect(facts).toMatchObject([
      { type: 'NextCandidateSelected', data: { from: 'a', to: 'b' } },
      { type: 'AwardDecided', data: { supplier: 'b', priceFen: 60_000_000, rank: 2, basis: 'nextCandidate' } },
    ]);
    expect(dossier.lots.get('1')!.award).toMatchObject({ supplier: 'b', priceFen: 60_000_000 });
  });

  it('for want of qualification needs the review that found it', () => {
    const ask = { ...refusal, ground: 'notQualified' as const };
    expect(awarded().when(selectNextCandidate, ask).breaches).toMatchObject([
      { code: 'NotFoundUnqualified', rule: 'INV-29' },
    ]);
    expect(
      awarded().and(qualifySupplier, unqualified('a'), WITH_DOCUMENT).when(selectNextCandidate, ask).codes,
    ).toEqual([]);
  });

  it('ends when no candidate is left', () => {
    const story = awarded().and(selectNextCandidate, refusal).and(selectNextCandidate, refusal);
    expect(story.dossier.lots.get('1')!.award!.supplier).toBe('c');
    expect(story.when(selectNextCandidate, refusal).breaches).toMatchObject([
      { code: 'NoCandidateLeft', rule: 'NR-30' },
    ]);
  });

  it('is over once the contract is signed', () => {
    expect(drafted().when(selectNextCandidate, refusal).codes).toEqual([]);
    expect(signed().when(selectNextCandidate, refusal).codes).toContain('OutOfOrder');
  });

  it('among equals names one and says how it was chosen', () => {
    const story = opened({ a: 1, b: 2, c: 2 })
      .and(signReport, { lot: '1' })
      .and(decideAward, { lot: '1', supplier: 'a', priceFen: 1 });
    expect(story.when(selectNextCandidate, refusal).codes).toEqual(['TieNotExplained']);
    const chosen = { ...refusal, supplier: 'c', tieBreak: '随机抽取' };
    expect(story.when(selectNextCandidate, chosen).facts).toMatchObject([{}, { data: { supplier: 'c' } }]);
  });
});
