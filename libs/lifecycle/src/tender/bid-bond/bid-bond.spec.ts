import { does, given as told } from '../../../test/case.js';
import { approvedFor, award, contracting, readyForApproval, tender } from '../../../test/kindergarten.js';
import { AFTER, as, BEFORE, DEADLINE, noticed, opened, TENDER, THREE, withBids } from '../../../test/purchase.js';
import {
  disqualifyBid,
  failTender,
  receiveBidBond,
  refundBidBond,
  signReport,
  waiveBidBond,
  withdrawBid,
} from '../index.js';

const asked = (bidBondFen: number) => noticed({ ...TENDER, bidBondFen } as typeof TENDER);
const bond = (supplier: string, amountFen = 1000) => ({
  lot: '1',
  supplier,
  amountFen,
  form: 'guarantee' as const,
  issuer: '银行',
});
const bonded = Object.keys(THREE).reduce((story, supplier) => story.and(receiveBidBond, bond(supplier)), asked(1000));

describe('a bid bond (NR-32)', () => {
  it('is received once from each bidder, in the amount asked for, before the deadline', () => {
    expect(asked(1000).when(receiveBidBond, bond('a')).types).toEqual(['BidBondReceived']);
    expect(asked(1000).when(receiveBidBond, bond('a', 999)).codes).toEqual(['BidBondNotAsAsked']);
    expect(bonded.when(receiveBidBond, bond('a')).codes).toEqual(['BidBondHeld']);
    expect(asked(1000).when(receiveBidBond, bond('a'), { at: DEADLINE }).codes).toEqual(['DeadlinePassed']);
    expect(noticed().when(receiveBidBond, bond('a')).codes).toEqual(['NoBidBondAsked']);
  });

  it('that is missing makes a bid invalid, unless the bond was waived for all', () => {
    const one = opened(THREE, asked(1000).and(receiveBidBond, bond('a')));
    expect(one.when(signReport, { lot: '1' }, { at: AFTER }).breaches).toMatchObject([
      { code: 'BidBondMissing', rule: 'NR-32', facts: { bids: ['b-b', 'b-c'] } },
    ]);
    const out = ['b-b', 'b-c'].reduce(
      (story, bid) =>
        story.and(
          disqualifyBid,
          { lot: '1', bid, ground: 'noBidBond', criterion: '保证金', reason: '未交' },
          { at: AFTER },
        ),
      one,
    );
    expect(out.when(signReport, { lot: '1' }, { at: AFTER }).codes).toEqual([]);
    const waived = opened(THREE, asked(1000).and(waiveBidBond, { lot: '1', reason: '支持中小企业', basis: '实招' }));
    expect(waived.when(signReport, { lot: '1' }, { at: AFTER }).codes).toEqual([]);
  });

  it('goes back at once for a bid that was taken back or a tender that failed', () => {
    const bids = withBids(THREE, bonded);
    const back = (story: typeof bids, ...suppliers: readonly string[]) =>
      story.when(refundBidBond, { lot: '1', suppliers, voucherNo: 'V-1' }, { at: AFTER });
    expect(back(bids, 'a').codes).toEqual(['NoBidBondDue', 'BidBondNotDue']);
    const gone = bids.and(withdrawBid, { lot: '1', bid: 'b-a' }, { at: BEFORE, by: as('a')! });
    expect(back(gone, 'a').facts).toMatchObject([{ data: { totalFen: 1000, remaining: [] } }]);
    expect(back(gone, 'b').codes).toEqual(['BidBondNotDue']);
    const failed = bids.and(failTender, { lot: '1', ground: 'taskCancelled', reason: '取消' }, { at: AFTER });
    expect(back(failed, 'a', 'b', 'c').facts).toMatchObject([{ data: { totalFen: 3000, remaining: [] } }]);
  });
});

describe('A04 the bonds of the Qionglai water tests, budget 680,000.00', () => {
  const BUDGET_FEN = 68_000_000;
  const out = told(
    ...readyForApproval({
      budgetFen: BUDGET_FEN,
      fundingSources: [{ source: '预算', amountFen: BUDGET_FEN }],
      serviceType: 'waterTesting',
    }),
    approvedFor(BUDGET_FEN),
    ...tender
      .slice(0, 2)
      .map((one) =>
        one.act === 'FileProcurementPlan'
          ? { ...one, data: { planNo: 'P', lots: [{ lot: '1', title: '水质', budgetFen: BUDGET_FEN }] } }
          : one,
      ),
  );
  const publish = (bidBondFen: number) => ({ ...tender[2]!, data: { ...tender[2]!.data, bidBondFen } });
  const receive = (amountFen: number, form = 'guarantee') =>
    does('agency', '2020-05-15', 'ReceiveBidBond', { lot: '1', supplier: 'a', amountFen, form, issuer: '银行' });

  it('a bid bond of 13,600.00 passes, one fen above is refused, in the documents and when received', () => {
    expect(out.when(publish(1_360_000)).codes).toEqual([]);
    expect(out.when(publish(1_360_001)).refusal).toMatchObject({ code: 'BidBondTooHigh', rule: 'NR-32' });
    const noticed = out.and(publish(1_360_000));
    expect(noticed.when(receive(1_360_000)).codes).toEqual([]);
    expect(noticed.when(receive(1_360_001)).codes).toContain('BidBondTooHigh');
  });

  it('a bond in cash is refused', () =>
    expect(out.and(publish(1_360_000)).when(receive(1_360_000, 'cash')).refusal).toMatchObject({
      code: 'BondInCash',
      rule: 'NR-32',
    }));
});

describe('refunding bid bonds (NR-32)', () => {
  const BOND_FEN = 1_000_000;
  const story = told(
    ...readyForApproval(),
    approvedFor(160_000_000),
    ...tender.flatMap((one) =>
      one.act !== 'PublishTender'
        ? [one]
        : [
            { ...one, data: { ...one.data, bidBondFen: BOND_FEN } },
            ...['a', 'b', 'c'].map((supplier) =>
              does('agency', '2020-05-15', 'ReceiveBidBond', {
                lot: '1',
                supplier,
                amountFen: BOND_FEN,
                form: 'guarantee',
                issuer: '银行',
              }),
            ),
          ],
    ),
    award(148_000_000),
  );
  const [notify, ...signing] = contracting();
  const refund = (on: string, ...suppliers: readonly string[]) =>
    does('agency', on, 'RefundBidBond', { lot: '1', suppliers, voucherNo: 'V' });

  it('follows the notice for the losers and the signature for the winner; the duty is done with the last', () => {
    expect(story.when(refund('2020-05-21', 'a')).codes).toContain('BidBondNotDue');
    const noticed = story.and(notify!);
    expect(noticed.when(refund('2020-05-22', 'b')).codes).toEqual(['BidBondNotDue']);
    expect(noticed.when(refund('2020-05-22', 'a')).events[0]?.data).toMatchObject({ remaining: ['c'] });
    const losers = noticed.and(refund('2020-05-22', 'a', 'c'));
    expect(losers.last('BidBondRefunded').data).toMatchObject({ totalFen: 2 * BOND_FEN, remaining: [] });
    expect(losers.and(...signing).when(refund('2020-06-12', 'b')).types).toEqual(['BidBondRefunded']);
  });
});
