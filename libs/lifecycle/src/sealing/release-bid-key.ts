import { act, at, breach, broken, event, record, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { code, id, oneOf } from '../schema/index.js';
import { bidInForce, bidOf, noBidInForce, ownBid } from '../tender/bid-conditions.js';
import { fromDeadline } from '../tender/clock.js';
import { standsAt } from '../tender/stage.js';
import { key32, keyHashOf, sealedFileOf } from './envelope.js';

const released = { bid: id(), key: key32() };

export const BidKeyReleased = event({
  type: 'BidKeyReleased',
  scope: 'lot',
  label: say('交出投标密钥', 'Bid key released'),
  act: 'ReleaseBidKey',
  data: { ...released, bidder: code(), by: oneOf('bidder') },
  apply: (dossier, { lot, bid, key }) => {
    const file = sealedFileOf(dossier, lot, bid);
    if (file) file.key = key;
  },
});

/**
 * The bidder gives up the key of its sealed file, from the deadline until the opening: before, it has left the bidder's
 * machine in no form that one alone could read. Another key than the one committed to is refused (INV-57).
 */
export const releaseBidKey = act({
  name: 'ReleaseBidKey',
  scope: 'lot',
  label: say('交出投标密钥', 'Release the key of a bid'),
  addresses: [at(`${T}/bids/{bid}/release-key`)],
  input: released,
  events: [BidKeyReleased],
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'tendering'),
      fromDeadline(dossier, lot, standpoint.at),
      noBidInForce(dossier, lot, standpoint),
    ),
  invariants: (dossier, { lot, bid, key }, occasion) => {
    const known = bidOf(dossier, lot, bid);
    return broken(
      bidInForce(dossier, lot, bid),
      ownBid(occasion, known?.bidder),
      known && noSealedFile(dossier, lot, bid),
      known?.envelope?.key !== undefined &&
        breach('KeyReleasedAlready', 'INV-57', [record('INV-57')], say('密钥已交出', 'The key was released already'), {
          bid,
        }),
      known?.envelope && keyFits(known.envelope.keyHash, key),
    );
  },
  decide: (dossier, input) => [
    BidKeyReleased.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '', by: 'bidder' }),
  ],
});

export const noSealedFile = (dossier: Dossier, lot: string, bid: string) =>
  sealedFileOf(dossier, lot, bid) === undefined &&
  breach(
    'NoSealedFile',
    'INV-57',
    [record('INV-57')],
    say('该投标没有密封文件', 'No sealed file came with this bid'),
    { lot, bid },
    { kind: 'act', act: 'RevealBid', key: `lot-${lot}` },
  );

/** The refusal tells the digests, never the key. */
export const keyFits = (keyHash: string, key: string) =>
  keyHashOf(key) !== keyHash &&
  breach(
    'KeyDiffers',
    'INV-57',
    [tendering('40'), record('INV-57')],
    say('密钥与递交投标时承诺的摘要不符', 'This is not the key that was committed to with the bid'),
    { committed: keyHash, given: keyHashOf(key) },
    state('交出密封时生成的密钥', 'Release the key that the file was sealed with'),
  );
