import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { AFTER, as, BEFORE, DEADLINE, noticed, planned, saltOf, TENDER, THREE, withBids } from '../../test/purchase.js';
import { extendDeadline, openBids, publishTender, revealBid, sealedHashOf, submitBid, withdrawBid } from './index.js';

const sealedHash = sealedHashOf({ offerFen: 56_000_000, salt: saltOf('a'), bidder: 'a' });
const bid = { lot: '1', bid: 'b-a', bidder: 'a', sealedHash };
const reveal = { lot: '1', bid: 'b-a', offerFen: 56_000_000, salt: saltOf('a') };

describe('a sealed bid', () => {
  it('is the SHA-256 of offer, salt and bidder, so that anybody can recompute it', () => {
    const text = `tongjian/bid/1\n56000000\n${saltOf('a')}\na`;
    expect(sealedHash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('fits no other offer and no other bidder', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom('a', 'b'), (offerFen, other, bidder) => {
        const same = offerFen === other && bidder === 'a';
        const first = sealedHashOf({ offerFen, salt: saltOf('a'), bidder: 'a' });
        expect(first === sealedHashOf({ offerFen: other, salt: saltOf('a'), bidder })).toBe(same);
      }),
    );
  });

  it('is taken in before the deadline, and nothing readable with it', () => {
    const { facts } = noticed().when(submitBid, bid, { at: BEFORE, by: as('a') });
    expect(facts).toEqual([{ type: 'BidSubmitted', data: bid }]);
  });

  it('is refused at the deadline and after, with both times', () => {
    for (const late of [DEADLINE, AFTER]) {
      const [breach] = noticed().when(submitBid, bid, { at: late, by: as('a') }).breaches;
      expect(breach).toMatchObject({ code: 'DeadlinePassed', rule: 'INV-57', facts: { deadline: DEADLINE, at: late } });
      expect(breach!.text.zh).toContain(DEADLINE);
      expect(breach!.text.zh).toContain(late);
    }
  });

  it('is one for each bidder, under a number of its own', () => {
    const story = withBids({ a: 56_000_000 });
    const at = { at: BEFORE, by: as('a') };
    expect(story.when(submitBid, { ...bid, bid: 'b-2' }, at).codes).toEqual(['SecondBid']);
    expect(story.when(submitBid, { ...bid, bidder: 'b' }, { ...at, by: as('b') }).codes).toEqual(['BidKnown']);
  });

  it('cannot be handed in, taken back or revealed by a rival', () => {
    const rival = { at: BEFORE, by: as('b') };
    expect(noticed().when(submitBid, bid, rival).codes).toEqual(['NotOwnBid']);
    expect(withBids({ a: 1, b: 2 }).when(withdrawBid, { lot: '1', bid: 'b-a' }, rival).codes).toEqual(['NotOwnBid']);
    expect(withBids({ a: 56_000_000 }).when(revealBid, reveal, { at: DEADLINE, by: as('b') }).codes).toEqual([
      'NoSuchBid',
      'NotOwnBid',
    ]);
  });

  it('may be taken back and replaced until the deadline, never after', () => {
    const taken = { lot: '1', bid: 'b-a' };
    const story = withBids({ a: 1 }).and(withdrawBid, taken, { at: BEFORE, by: as('a') });
    expect(story.when(submitBid, { ...bid, bid: 'b-a2' }, { at: BEFORE, by: as('a') }).types).toEqual(['BidSubmitted']);
    expect(withBids({ a: 1 }).when(withdrawBid, taken, { at: DEADLINE, by: as('a') }).codes).toEqual([
      'DeadlinePassed',
    ]);
    expect(story.when(withdrawBid, taken, { at: BEFORE, by: as('a') }).codes).toEqual(['NoSuchBid']);
  });
});

describe('revealing a bid', () => {
  const story = withBids({ a: 56_000_000, b: 60_000_000 });

  it('is refused before the deadline, which it names as the time to wait for', () => {
    const [breach] = story.when(revealBid, reveal, { at: BEFORE, by: as('a') }).breaches;
    expect(breach).toMatchObject({ code: 'TooEarly', rule: 'INV-57', remedies: [{ kind: 'wait', until: DEADLINE }] });
  });

  it('shows the offer where the digest is the one handed in', () => {
    const { dossier } = story.when(revealBid, reveal, { at: DEADLINE, by: as('a') });
    expect(dossier.lots.get('1')!.bids.get('b-a')!.offerFen).toBe(56_000_000);
  });

  it('is refused for any other offer or salt', () => {
    for (const other of [{ offerFen: 55_999_999 }, { salt: saltOf('b') }])
      expect(story.when(revealBid, { ...reveal, ...other }, { at: DEADLINE, by: as('a') }).codes).toEqual([
        'DigestDiffers',
      ]);
  });

  it('is over once the bids are opened', () => {
    const afterOpening = story.and(openBids, { lot: '1' }, { at: AFTER });
    expect(afterOpening.when(revealBid, reveal, { at: AFTER, by: as('a') }).codes).toContain('OutOfOrder');
  });
});

describe('opening the bids', () => {
  const story = withBids({ a: 56_000_000, b: 60_000_000 }).and(revealBid, reveal, { at: DEADLINE, by: as('a') });

  it('waits for the deadline', () => {
    expect(story.when(openBids, { lot: '1' }, { at: BEFORE }).codes).toContain('TooEarly');
  });

  it('shows every revealed offer and disqualifies what was not revealed', () => {
    const { facts, dossier } = story.when(openBids, { lot: '1', place: '开标室' }, { at: AFTER });
    expect(facts).toMatchObject([
      { type: 'BidsOpened', data: { offers: [{ bid: 'b-a', offerFen: 56_000_000 }], unrevealed: ['b-b'] } },
      { type: 'BidDisqualified', data: { bid: 'b-b', bidder: 'b', ground: 'notRevealed' } },
    ]);
    expect(dossier.lots.get('1')!.bids.get('b-b')!.disqualified).toBeDefined();
  });

  it('gives bidders the time to reveal that the documents promise, unless all have revealed', () => {
    const promised = withBids({ a: 56_000_000 });
    const [breach] = promised.when(openBids, { lot: '1' }, { at: DEADLINE }).breaches;
    expect(breach).toMatchObject({ code: 'TimeToReveal', facts: { unrevealed: ['b-a'], until: AFTER } });
    expect(promised.when(openBids, { lot: '1' }, { at: AFTER }).codes).toEqual([]);
    const revealed = promised.and(revealBid, reveal, { at: DEADLINE, by: as('a') });
    expect(revealed.when(openBids, { lot: '1' }, { at: DEADLINE }).codes).toEqual([]);
  });

  it('invalidates nobody who was given no time to reveal: every notice gives some (INV-57)', () => {
    const none = { ...TENDER, revealMinutes: 0 };
    expect(() => planned().when(publishTender, none)).toThrow('/revealMinutes');
    const { revealMinutes: _, ...unsaid } = TENDER;
    expect(() => planned().when(publishTender, unsaid as typeof TENDER)).toThrow('/revealMinutes');
    expect(withBids(THREE).when(openBids, { lot: '1' }, { at: DEADLINE }).codes).toEqual(['TimeToReveal']);
  });

  it('happens once for a lot', () => {
    const twice = story.and(openBids, { lot: '1' }, { at: AFTER }).when(openBids, { lot: '1' }, { at: AFTER });
    expect(twice.breaches).toMatchObject([{ code: 'OutOfOrder', rule: 'INV-19' }]);
  });
});

describe('extending the deadline', () => {
  const later = '2020-05-25T02:00:00.000Z';
  it('moves it to a later time while it has not passed', () => {
    const story = noticed().and(extendDeadline, { lot: '1', deadline: later, reason: '澄清' }, { at: BEFORE });
    expect(story.when(submitBid, bid, { at: AFTER, by: as('a') }).types).toEqual(['BidSubmitted']);
  });
  it('is refused once it has passed, and to an earlier time', () => {
    expect(noticed().when(extendDeadline, { lot: '1', deadline: later, reason: '迟' }, { at: AFTER }).codes).toEqual([
      'DeadlinePassed',
    ]);
    expect(
      noticed().when(extendDeadline, { lot: '1', deadline: DEADLINE, reason: '同' }, { at: BEFORE }).codes,
    ).toEqual(['NotLater']);
  });
});
