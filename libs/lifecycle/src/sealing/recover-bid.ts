import { act, at, breach, broken, event, record, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, digest, id, int } from '../schema/index.js';
import { bidInForce, bidOf } from '../tender/bid-conditions.js';
import { fromDeadline } from '../tender/clock.js';
import { salt, sealedHashOf } from '../tender/sealed-bid.js';
import { standsAt } from '../tender/stage.js';
import { knownKey, sealedFileOf } from './envelope.js';
import { noSealedFile } from './release-bid-key.js';

const recovered = {
  bid: id(),
  offerFen: int(1),
  salt: salt(),
  /** Of what the key made readable. */
  plaintextHash: digest(),
};

export const BidRecovered = event({
  type: 'BidRecovered',
  scope: 'lot',
  label: say('代为解密投标', 'Bid recovered'),
  act: 'RecoverBid',
  data: { ...recovered, bidder: code() },
  apply: (dossier, { lot, bid, offerFen }) => {
    const known = lotOf(dossier, lot).bids.get(bid);
    if (known) known.offerFen = offerFen;
  },
});

/**
 * Reads the offer of a bidder who stayed away out of its sealed file, once both halves of the key are there. What is
 * entered must be what the bidder committed to: offer and salt, and the whole of what was sealed (INV-57).
 */
export const recoverBid = act({
  name: 'RecoverBid',
  scope: 'lot',
  label: say('代为解密投标', 'Recover a bid'),
  addresses: [at(`${T}/bids/{bid}/recover`)],
  input: recovered,
  events: [BidRecovered],
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'tendering'), fromDeadline(dossier, lot, now)),
  invariants: (dossier, input) => {
    const bid = bidOf(dossier, input.lot, input.bid);
    return broken(
      bidInForce(dossier, input.lot, input.bid),
      bid && noSealedFile(dossier, input.lot, input.bid),
      bid?.offerFen !== undefined &&
        breach('RevealedAlready', 'INV-57', [record('INV-57')], say('投标人已解密', 'The bidder revealed it itself'), {
          bid: input.bid,
        }),
      bid && keyMissing(dossier, input.lot, input.bid),
      bid && commitmentsMet(dossier, input),
    );
  },
  decide: (dossier, input) => [
    BidRecovered.of({ ...input, bidder: bidOf(dossier, input.lot, input.bid)?.bidder ?? '' }),
  ],
});

function keyMissing(dossier: Dossier, lot: string, bid: string) {
  const file = sealedFileOf(dossier, lot, bid);
  return (
    file !== undefined &&
    knownKey(file) === undefined &&
    breach(
      'KeyMissing',
      'INV-57',
      [record('INV-57')],
      say(
        '密钥未交出,或两片合成的密钥与承诺不符',
        'The key is not there, or the halves do not give the one committed to',
      ),
      { bid, released: [...file.released.keys()] },
      { kind: 'act', act: 'ReleaseKeyShares', key: `lot-${lot}` },
      { kind: 'act', act: 'ReleaseBidKey', key: `lot-${lot}` },
    )
  );
}

interface Recovered {
  readonly lot: string;
  readonly bid: string;
  readonly offerFen: number;
  readonly salt: string;
  readonly plaintextHash: string;
}

function commitmentsMet(dossier: Dossier, input: Recovered) {
  const bid = bidOf(dossier, input.lot, input.bid)!;
  const sealedHash = sealedHashOf({ ...input, bidder: bid.bidder });
  const [of, plain] = [bid.envelope, input.plaintextHash];
  return (
    of !== undefined &&
    (sealedHash !== bid.sealedHash || plain !== of.plaintextHash) &&
    breach(
      'DigestDiffers',
      'INV-57',
      [tendering('33'), tendering('40')],
      say('解出的内容与递交时承诺的摘要不符', 'What was opened is not what was committed to'),
      { submitted: bid.sealedHash, recovered: sealedHash, sealed: of.plaintextHash, opened: plain },
      state(
        '按解出的内容填写;内容本身不符的,否决该投标',
        'Enter what was opened; where that itself differs, disqualify the bid',
      ),
    )
  );
}
