import { event, Fact, say } from '../act/index.js';
import { Lot } from '../dossier.js';
import { code, digest, id, oneOf } from '../schema/index.js';
import { isShown, knownKey, sealedBids, sealedFileOf } from './envelope.js';

/** Beside `BidsOpened`, one of each sealed file: from here on whoever may see the bid may read it with this key. */
export const BidOpened = event({
  type: 'BidOpened',
  scope: 'lot',
  label: say('开启投标文件', 'Bid opened'),
  data: {
    bid: id(),
    bidder: code(),
    sha256: digest(),
    plaintextHash: digest(),
    /** Who released the key: the bidder, or agency and finance together. */
    keyFrom: oneOf('bidder', 'shares'),
  },
  apply: (dossier, { lot, bid }) => {
    const file = sealedFileOf(dossier, lot, bid);
    if (file) file.opened = true;
  },
});

/** The sealed files that are opened with the bids of a lot. */
export const openedFiles = (lot: Lot): readonly Fact[] =>
  sealedBids(lot)
    .filter(isShown)
    .map(({ bid, bidder, envelope }) => {
      const { sha256, plaintextHash } = envelope;
      return BidOpened.of({ bid, bidder, sha256, plaintextHash, keyFrom: knownKey(envelope)!.from });
    });
