import { sha256 } from '@tongjian/kernel';
import { AFTER, as, BEFORE, DEADLINE, noticed, qualified, saltOf, WITH_DOCUMENT } from '../../test/purchase.js';
import { Setting, Story } from '../../test/given.js';
import { openBids, qualifySupplier, revealBid, sealedHashOf, signReport, submitBid } from '../tender/index.js';
import {
  combined,
  fingerprintOf,
  keyHashOf,
  publishOpeningKey,
  recoverBid,
  releaseBidKey,
  releaseKeyShares,
  shareHashOf,
} from './index.js';

const bytes32 = (fill: string) => Buffer.alloc(32, fill).toString('base64url');
const KEY = bytes32('k');
const HALF = bytes32('h');
const SHARES = { agency: HALF, finance: combined(KEY, HALF) };
const PUBLIC = { agency: 'A'.repeat(400), finance: 'F'.repeat(400) };
const FILE = sha256('the sealed file');
const PLAIN = sha256('the whole offer');
const OFFER_FEN = 56_000_000;
const AGENCY: Setting['by'] = { role: 'agency', person: 'p_agent', organisation: 'o-agency' };
const FINANCE: Setting['by'] = { role: 'finance.procurement', person: 'p_finance', organisation: 'o-finance' };
const HOLDERS = { agency: AGENCY, finance: FINANCE };

const envelope = (changes: object = {}) => ({
  sha256: FILE,
  size: 4096,
  algorithm: 'AES-256-GCM' as const,
  plaintextHash: PLAIN,
  keyHash: keyHashOf(KEY),
  ...changes,
});
const shares = (['agency', 'finance'] as const).map((holder) => ({
  holder,
  fingerprint: fingerprintOf(PUBLIC[holder]),
  wrapped: 'w'.repeat(512),
  shareHash: shareHashOf(SHARES[holder]),
}));
const ATTACHED: Setting = { attachments: [{ sha256: FILE, kind: 'sealedBid' }] };
const bid = (sealed: object = {}, bidder = 'a') => ({
  lot: '1',
  bid: `b-${bidder}`,
  bidder,
  sealedHash: sealedHashOf({ offerFen: OFFER_FEN, salt: saltOf(bidder), bidder }),
  envelope: envelope(sealed),
});
const handIn = (from: Story, sealed: object = {}): Story =>
  from.and(submitBid, bid(sealed), { at: BEFORE, by: as('a'), ...ATTACHED });
const published = (): Story =>
  (['agency', 'finance'] as const).reduce(
    (told, holder) =>
      told.and(
        publishOpeningKey,
        { lot: '1', holder, publicKey: PUBLIC[holder] },
        { at: BEFORE, by: HOLDERS[holder]! },
      ),
    noticed(),
  );
const reveal = { lot: '1', bid: 'b-a', offerFen: OFFER_FEN, salt: saltOf('a') };
const release = { lot: '1', bid: 'b-a', key: KEY };
const at = (when: string, by: Setting['by'] = as('a')): Setting => ({ at: when, by });

describe('a bid with its whole offer in a sealed file (INV-57)', () => {
  it('is told beside the bid, by digests alone, with the file attached', () => {
    const { types, facts } = noticed().when(submitBid, bid(), { at: BEFORE, by: as('a'), ...ATTACHED });
    expect(types).toEqual(['BidSubmitted', 'BidSealed']);
    expect(JSON.stringify(facts)).not.toContain(KEY);
    expect(noticed().when(submitBid, bid(), { at: BEFORE, by: as('a') }).codes).toEqual(['SealedFileMissing']);
  });

  it('without a file is what it was', () => {
    const { envelope: _, ...plain } = bid();
    expect(noticed().when(submitBid, plain, { at: BEFORE, by: as('a') }).types).toEqual(['BidSubmitted']);
  });

  it('has its key released by its bidder, from the deadline on and not before', () => {
    const story = handIn(noticed());
    expect(story.when(releaseBidKey, release, at(BEFORE)).codes).toEqual(['TooEarly']);
    expect(story.when(releaseBidKey, release, at(DEADLINE)).types).toEqual(['BidKeyReleased']);
    expect(story.when(releaseBidKey, release, at(DEADLINE, as('b'))).codes).toContain('NotOwnBid');
  });

  it('refuses another key than the one committed to, tells no key, and takes the right one once', () => {
    const story = handIn(noticed());
    const { breaches } = story.when(releaseBidKey, { ...release, key: bytes32('x') }, at(DEADLINE));
    expect(breaches).toMatchObject([
      { code: 'KeyDiffers', rule: 'INV-57', facts: { committed: keyHashOf(KEY), given: keyHashOf(bytes32('x')) } },
    ]);
    expect(JSON.stringify(breaches)).not.toContain(bytes32('x'));
    const released = story.and(releaseBidKey, release, at(DEADLINE));
    expect(released.when(releaseBidKey, release, at(DEADLINE)).codes).toEqual(['KeyReleasedAlready']);
  });

  it('is opened with the others, one event each, and no second time', () => {
    const ready = handIn(noticed()).and(releaseBidKey, release, at(DEADLINE)).and(revealBid, reveal, at(DEADLINE));
    const { types, facts } = ready.when(openBids, { lot: '1' }, at(AFTER, AGENCY));
    expect(types).toEqual(['BidsOpened', 'BidOpened']);
    expect(facts[1]!.data).toMatchObject({ bid: 'b-a', sha256: FILE, plaintextHash: PLAIN, keyFrom: 'bidder' });
    const opened = ready.and(openBids, { lot: '1' }, at(AFTER, AGENCY));
    expect(opened.when(openBids, { lot: '1' }, at(AFTER, AGENCY)).codes).toEqual(['OutOfOrder']);
    expect(opened.when(releaseBidKey, release, at(AFTER)).codes).toContain('OutOfOrder');
  });

  it('whose key nobody released is invalid, although its price was shown', () => {
    const silent = handIn(noticed()).and(revealBid, reveal, at(DEADLINE));
    expect(silent.when(openBids, { lot: '1' }, at(DEADLINE, AGENCY)).codes).toEqual(['TimeToReveal']);
    const { types, facts } = silent.when(openBids, { lot: '1' }, at(AFTER, AGENCY));
    expect(types).toEqual(['BidsOpened', 'BidDisqualified']);
    expect(facts[0]!.data).toMatchObject({ offers: [], unrevealed: ['b-a'] });
  });
});

describe('the key in two halves, so that a bidder who stays away does not lose its bid', () => {
  it('is wrapped to the two keys that were published, to no others', () => {
    expect(handIn(published(), { shares }).dossier.lots.get('1')!.bids.get('b-a')!.envelope!.shares).toHaveLength(2);
    const asked = { at: BEFORE, by: as('a'), ...ATTACHED };
    expect(noticed().when(submitBid, bid({ shares }), asked).codes).toEqual(['NotTheOpeningKeys']);
    const both = [shares[0]!, { ...shares[0]! }];
    expect(published().when(submitBid, bid({ shares: both }), asked).codes).toEqual(['NotTheOpeningKeys']);
  });

  it('is published once by each office, in two hands', () => {
    const ask = { lot: '1', holder: 'agency' as const, publicKey: PUBLIC.agency };
    expect(published().when(publishOpeningKey, ask, at(BEFORE, AGENCY)).codes).toContain('OpeningKeyKnown');
    expect(noticed().when(publishOpeningKey, ask, at(BEFORE, FINANCE)).codes).toEqual(['NotOwnHalf']);
    expect(noticed().when(publishOpeningKey, ask, at(AFTER, AGENCY)).codes).toEqual(['DeadlinePassed']);
    const one = noticed().and(publishOpeningKey, ask, at(BEFORE, AGENCY));
    // What a story recorded was done by `p_handler`.
    const same = { ...FINANCE, person: 'p_handler' };
    expect(
      one.when(publishOpeningKey, { ...ask, holder: 'finance', publicKey: PUBLIC.finance }, at(BEFORE, same)).codes,
    ).toEqual(['OneHand']);
  });

  it('is released after the deadline only, each half by its holder, neither enough alone', () => {
    const story = handIn(published(), { shares });
    const half = (holder: 'agency' | 'finance', share = SHARES[holder]) => ({
      lot: '1',
      holder,
      shares: [{ bid: 'b-a', share }],
    });
    expect(story.when(releaseKeyShares, half('agency'), at(BEFORE, AGENCY)).codes).toEqual(['TooEarly']);
    expect(story.when(releaseKeyShares, half('finance'), at(DEADLINE, AGENCY)).codes).toEqual(['NotOwnHalf']);
    expect(story.when(releaseKeyShares, half('agency', bytes32('x')), at(DEADLINE, AGENCY)).breaches).toMatchObject([
      { code: 'ShareDiffers', facts: { wrong: ['b-a'] } },
    ]);
    const one = story.and(releaseKeyShares, half('agency'), at(DEADLINE, AGENCY));
    const recover = { ...reveal, plaintextHash: PLAIN };
    expect(one.when(recoverBid, recover, at(DEADLINE, AGENCY)).codes).toEqual(['KeyMissing']);
    const same = { ...FINANCE, person: 'p_handler' };
    expect(one.when(releaseKeyShares, half('finance'), at(DEADLINE, same)).codes).toEqual(['OneHand']);
  });

  it('recovers the offer as it was committed to, and the bid takes part', () => {
    const both = (['agency', 'finance'] as const).reduce(
      (told, holder) =>
        told.and(
          releaseKeyShares,
          { lot: '1', holder, shares: [{ bid: 'b-a', share: SHARES[holder] }] },
          at(DEADLINE, HOLDERS[holder]),
        ),
      handIn(published(), { shares }),
    );
    const recover = { ...reveal, plaintextHash: PLAIN };
    for (const wrong of [{ offerFen: OFFER_FEN - 1 }, { plaintextHash: FILE }, { salt: saltOf('b') }])
      expect(both.when(recoverBid, { ...recover, ...wrong }, at(DEADLINE, AGENCY)).codes).toEqual(['DigestDiffers']);
    const recovered = both.and(recoverBid, recover, at(DEADLINE, AGENCY));
    expect(recovered.when(recoverBid, recover, at(DEADLINE, AGENCY)).codes).toEqual(['RevealedAlready']);
    const opened = recovered.and(openBids, { lot: '1' }, at(AFTER, AGENCY));
    expect(opened.dossier.lots.get('1')!.bids.get('b-a')).toMatchObject({ offerFen: OFFER_FEN, withdrawn: false });
    const review = { at: AFTER, ...WITH_DOCUMENT };
    const signed = opened.and(qualifySupplier, qualified('a'), review).when(signReport, { lot: '1' }, { at: AFTER });
    expect(signed.facts[0]!.data).toMatchObject({ ranking: [{ bidder: 'a', offerFen: OFFER_FEN }] });
  });
});
