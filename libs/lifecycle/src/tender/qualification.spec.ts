import { noticed, opened, planned, ranked, THREE, withBids } from '../../test/purchase.js';
import { disqualifyBid, qualifySupplier } from './index.js';

describe('reviewing qualification', () => {
  const met = (...codes: boolean[]) => codes.map((met, i) => ({ code: `condition-${i}`, met }));
  const review = {
    lot: '1',
    supplier: 'a',
    stage: 'post' as const,
    result: 'qualified' as const,
    conditions: met(true, true),
  };

  it('follows from the conditions (INV-29)', () => {
    const story = opened(THREE);
    expect(story.when(qualifySupplier, review).types).toEqual(['QualificationReviewed']);
    expect(story.when(qualifySupplier, { ...review, conditions: met(true, false) }).breaches).toMatchObject([
      { code: 'ResultDoesNotFollow', rule: 'INV-29', facts: { unmet: ['condition-1'] } },
    ]);
    expect(story.when(qualifySupplier, { ...review, result: 'notQualified' }).codes).toEqual(['ResultDoesNotFollow']);
  });

  it('is about suppliers that take part; before the bids about anybody', () => {
    expect(opened(THREE).when(qualifySupplier, { ...review, supplier: 'z' }).codes).toEqual(['NoBidder']);
    expect(noticed().when(qualifySupplier, { ...review, supplier: 'z', stage: 'pre' }).codes).toEqual([]);
  });

  it('bars class-I institutions from 2020-03-01 on, and not before (INV-10)', () => {
    const classOne = { ...review, supplierType: 'classOneInstitution' as const };
    const story = planned();
    const pre = { ...classOne, stage: 'pre' as const };
    expect(story.when(qualifySupplier, pre, { at: '2020-02-29T15:59:59.999Z' }).codes).toEqual([]);
    expect(story.when(qualifySupplier, pre, { at: '2020-02-29T16:00:00.000Z' }).breaches).toMatchObject([
      { code: 'SupplierTypeBarred', rule: 'INV-10' },
    ]);
  });
});

describe('disqualifying a bid', () => {
  const ask = { lot: '1', bid: 'b-a', ground: 'criterion' as const, criterion: '服务期限', reason: '期限不符' };
  it('names the requirement of the documents that it misses', () => {
    expect(opened(THREE).when(disqualifyBid, ask).facts).toMatchObject([
      { type: 'BidDisqualified', data: { bidder: 'a' } },
    ]);
  });
  it('happens after the opening, before the report, once', () => {
    expect(withBids(THREE).when(disqualifyBid, ask).codes).toEqual(['OutOfOrder']);
    expect(ranked().when(disqualifyBid, ask).codes).toEqual(['OutOfOrder']);
    expect(opened(THREE).and(disqualifyBid, ask).when(disqualifyBid, ask).codes).toEqual(['NoSuchBid']);
  });
});
