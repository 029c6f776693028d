import { AFTER, as, noticed, opened, planned, POINTS, THREE, TENDER, BUDGET_FEN } from '../../../test/purchase.js';
import { Setting, Story } from '../../../test/given.js';
import { decideAward } from '../../award/index.js';
import {
  approveMethod,
  disqualifyBid,
  failTender,
  holdNegotiationRound,
  publishTender,
  scoreBid,
  signReport,
  submitFinalOffer,
} from '../index.js';

const at = (minutes: number): Setting => ({ at: new Date(Date.parse(AFTER) + minutes * 60_000).toISOString() });
const BY = at(120).at!;
const ALL = ['b-a', 'b-b', 'b-c'];
const round = (n: number, more: object = {}) => ({ lot: '1', round: n, bids: ALL, minutes: '记录', ...more });
const closing = round(2, { finalOffersBy: BY });
const negotiated = (from: Story = opened(THREE)) =>
  from.and(holdNegotiationRound, round(1), at(10)).and(holdNegotiationRound, closing, at(60));
const offer = (bidder: string, offerFen: number) => ({ lot: '1', bid: `b-${bidder}`, offerFen });
const offering = (offers: Readonly<Record<string, number>>, from = negotiated()) =>
  Object.entries(offers).reduce(
    (story, [bidder, fen]) => story.and(submitFinalOffer, offer(bidder, fen), { ...at(90), by: as(bidder)! }),
    from,
  );

describe('rounds of negotiation (NR-17, NR-20)', () => {
  it('follow one another, with every supplier in the competition and no other', () => {
    const story = opened(THREE);
    expect(story.when(holdNegotiationRound, round(2), at(10)).codes).toEqual(['RoundOutOfOrder']);
    expect(story.when(holdNegotiationRound, round(1, { bids: ['b-a', 'b-b'] }), at(10)).breaches).toMatchObject([
      { code: 'NotAllEqually', facts: { missing: ['b-c'] } },
    ]);
    const two = story.and(disqualifyBid, {
      lot: '1',
      bid: 'b-c',
      ground: 'criterion',
      criterion: '期限',
      reason: '不符',
    });
    expect(two.when(holdNegotiationRound, round(1, { bids: ['b-a', 'b-b'] }), at(10)).codes).toEqual([]);
    expect(two.when(holdNegotiationRound, round(1), at(10)).codes).toEqual(['NotAllEqually']);
  });

  it('have no place in a tender', () => {
    const open = opened(
      THREE,
      planned().and(approveMethod, { lot: '1', method: 'openTender', reason: '公开' }).and(publishTender, TENDER),
    );
    expect(open.when(holdNegotiationRound, round(1), at(10)).codes).toEqual(['NothingToNegotiate']);
  });

  it('end where final offers are asked for', () => {
    expect(negotiated().when(holdNegotiationRound, round(3), at(61)).codes).toEqual(['NegotiationClosed']);
    expect(opened(THREE).when(holdNegotiationRound, round(1, { finalOffersBy: AFTER }), at(10)).codes).toEqual([
      'DeadlinePassed',
    ]);
  });
});

describe('final offers (NR-20)', () => {
  it('are given once, by the bidder itself, after negotiation and in time', () => {
    const by = (bidder: string, minutes = 90): Setting => ({ ...at(minutes), by: as(bidder)! });
    expect(opened(THREE).when(submitFinalOffer, offer('a', 1), by('a')).codes).toEqual(['NotAskedFor']);
    expect(negotiated().when(submitFinalOffer, offer('a', 1), by('b')).codes).toEqual(['NotOwnBid']);
    expect(negotiated().when(submitFinalOffer, offer('a', 1), by('a', 120)).codes).toEqual([]);
    expect(negotiated().when(submitFinalOffer, offer('a', 1), by('a', 121)).codes).toEqual(['DeadlinePassed']);
    expect(offering({ a: 5 }).when(submitFinalOffer, offer('a', 4), by('a')).codes).toEqual(['OfferedAlready']);
  });

  it('are waited for: nothing is ranked or failed on offers before they are in or their time is over', () => {
    const two = offering({ a: 50_000_000, b: 49_000_000 });
    expect(two.when(signReport, { lot: '1' }, at(100)).breaches).toMatchObject([
      { code: 'FinalOffersAwaited', facts: { missing: ['b-c'] }, remedies: [{}, { kind: 'wait', until: BY }] },
    ]);
    expect(two.when(failTender, { lot: '1', ground: 'tooFewBids', reason: '不足' }, at(100)).codes).toEqual([
      'FinalOffersAwaited',
    ]);
    expect(two.when(signReport, { lot: '1' }, at(120)).codes).toEqual([]);
    expect(offering({ a: 3, b: 2, c: 1 }).when(signReport, { lot: '1' }, at(100)).codes).toEqual([]);
  });

  it('are what is ranked and awarded; who gives none has left the competition', () => {
    const story = offering({ a: 50_000_000, b: 49_000_000 }).and(signReport, { lot: '1' }, at(120));
    expect(story.dossier.lots.get('1')!.ranking).toMatchObject([
      { rank: 1, bidder: 'b', offerFen: 49_000_000 },
      { rank: 2, bidder: 'a', offerFen: 50_000_000 },
    ]);
    expect(story.when(decideAward, { lot: '1', supplier: 'b', priceFen: THREE.b }).codes).toEqual(['PriceDiffers']);
    expect(story.when(decideAward, { lot: '1', supplier: 'b', priceFen: 49_000_000 }).codes).toEqual([]);
  });

  it('give the points for the price', () => {
    const members = Object.keys(THREE).reduce(
      (story, bidder) =>
        story.and(
          scoreBid,
          { lot: '1', bid: `b-${bidder}`, scores: [{ criterion: 'plan', hundredths: 5000 }] },
          { ...at(100), by: { role: 'expert', person: 'p_e' } },
        ),
      offering({ a: 60_000_000, b: 30_000_000, c: 40_000_000 }, negotiated(opened(THREE, noticed(POINTS)))),
    );
    const signed = members.and(signReport, { lot: '1' }, { ...at(110), by: { role: 'expert', person: 'p_e' } });
    expect(signed.dossier.lots.get('1')!.ranking).toMatchObject([
      { bidder: 'b', totalNum: 8000, totalDen: 1 },
      { bidder: 'c', totalNum: 7250, totalDen: 1 },
      { bidder: 'a', totalNum: 6500, totalDen: 1 },
    ]);
  });

  it('above the budget fail the tender where all are (A02)', () => {
    const above = offering({ a: BUDGET_FEN + 1, b: BUDGET_FEN + 2, c: BUDGET_FEN + 3 });
    expect(above.when(failTender, { lot: '1', ground: 'overBudget', reason: '超预算' }, at(130)).types).toEqual([
      'TenderFailed',
    ]);
  });
});
