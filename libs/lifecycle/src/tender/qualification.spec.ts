import { Case, does, given as told } from '../../test/case.js';
import { failedInKeqiao } from '../../test/keqiao.js';
import {
  approvedFor,
  award,
  contracting,
  PRICE_FEN,
  ranked as ranked160,
  readyForApproval,
  tender,
} from '../../test/kindergarten.js';
import { awarded, noticed, opened, ranked, THREE, WITH_DOCUMENT, withBids } from '../../test/purchase.js';
import { disqualifyBid, qualifySupplier } from './index.js';

describe('reviewing qualification', () => {
  const met = (...codes: boolean[]) => codes.map((met, i) => ({ code: `condition-${i}`, met }));
  const review = {
    lot: '1',
    supplier: 'a',
    supplierType: 'enterprise' as const,
    stage: 'post' as const,
    result: 'qualified' as const,
    conditions: met(true, true),
  };

  it('follows from the conditions (INV-29)', () => {
    const story = opened(THREE);
    expect(story.when(qualifySupplier, review, WITH_DOCUMENT).types).toEqual(['QualificationReviewed']);
    expect(
      story.when(qualifySupplier, { ...review, conditions: met(true, false) }, WITH_DOCUMENT).breaches,
    ).toMatchObject([{ code: 'ResultDoesNotFollow', rule: 'INV-29', facts: { unmet: ['condition-1'] } }]);
    expect(story.when(qualifySupplier, { ...review, result: 'notQualified' }, WITH_DOCUMENT).codes).toEqual([
      'ResultDoesNotFollow',
    ]);
  });

  it('is about suppliers that take part; before the bids about anybody', () => {
    expect(opened(THREE).when(qualifySupplier, { ...review, supplier: 'z' }, WITH_DOCUMENT).codes).toEqual([
      'NoBidder',
    ]);
    expect(noticed().when(qualifySupplier, { ...review, supplier: 'z', stage: 'pre' }, WITH_DOCUMENT).codes).toEqual(
      [],
    );
  });

  it('rests on a document (INV-29)', () => {
    expect(opened(THREE).when(qualifySupplier, review).breaches).toMatchObject([
      { code: 'DocumentRequired', rule: 'INV-29' },
    ]);
  });

  it('is a pre-qualification only before the bids are opened (INV-29)', () => {
    const stranger = { ...review, supplier: 'z', stage: 'pre' as const };
    for (const story of [opened(THREE), ranked(), awarded()])
      expect(story.when(qualifySupplier, stranger, WITH_DOCUMENT).codes).toEqual(['OutOfOrder']);
  });
});

describe('who may be ranked, awarded and contracted', () => {
  const review = (supplier: string, met: boolean, more: object = {}) =>
    does('purchaser.reviewer', '2020-05-21', 'QualifySupplier', {
      lot: '1', supplier, stage: 'post', supplierType: 'enterprise', result: met ? 'qualified' : 'notQualified', conditions: [{ code: 'licence', met }], ...more,
    }); // prettier-ignore
  const chengdu = (...reviewed: readonly string[]) =>
    told(
      ...readyForApproval(),
      approvedFor(160_000_000),
      ...tender.filter(
        ({ act, data }) =>
          act !== 'SignReport' && (act !== 'QualifySupplier' || reviewed.includes(String(data['supplier']))),
      ),
    );
  const sign = tender.at(-1)!;

  it('ranks no bidder that was not reviewed, where the review comes before the ranking (INV-29)', () => {
    expect(chengdu('c').when(sign).refusal).toMatchObject({ code: 'BidderNotReviewed', rule: 'INV-29' });
    expect(chengdu('a', 'b', 'c').when(sign).codes).toEqual([]);
  });

  it('bars class-I institutions from 2020-03-01 on, and not before (INV-10)', () => {
    const barred = review('b', true, { supplierType: 'classOneInstitution' });
    expect(chengdu('a', 'c').when(barred).refusal).toMatchObject({ code: 'SupplierTypeBarred', rule: 'INV-10' });
    // The rule's date is that of the review itself: a test may hold it on any day.
    const on = (day: string) => chengdu('a', 'c').when({ ...barred, on: day }).codes;
    expect([on('2020-02-29'), on('2020-03-01')]).toEqual([[], ['SupplierTypeBarred']]);
  });

  it('asks of what type the supplier is (INV-10)', () => {
    const { supplierType: _, ...data } = review('b', true).data;
    expect(chengdu('a', 'c').when({ ...review('b', true), data }).codes).toEqual(['InvalidInput']);
  });

  it('contracts with nobody but a supplier whose own latest review found it qualified (INV-29)', () => {
    const story = failedInKeqiao();
    const at = story.events.findIndex(({ type }) => type === 'QualificationReviewed');
    const unreviewed = new Case(story.events.slice(0, at));
    const [notice, draft] = contracting();
    const drafting = (...reviews: readonly ReturnType<typeof review>[]) =>
      unreviewed.and(...reviews, notice!).when(draft!);
    expect(drafting(review('c', true)).codes).toEqual(['SupplierNotQualified']);
    expect(drafting(review('b', true), review('b', false)).codes).toEqual(['SupplierNotQualified']);
    expect(drafting(review('b', true)).codes).toEqual([]);
    expect(unreviewed.when(review('z', true, { stage: 'pre' })).codes).toEqual(['OutOfOrder']);
  });

  it('signs nothing with a supplier found unqualified since the draft (INV-29)', () => {
    const [notice, draft, bond, signing] = contracting();
    const drafted = ranked160().and(award(PRICE_FEN), notice!, draft!, bond!);
    const since = drafted.and(review('b', false));
    expect(since.when(signing!).codes).toEqual(['SupplierNotQualified']);
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
