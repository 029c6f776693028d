import { JsonObject, sha256 } from '@tongjian/kernel';
import { sealedHashOf } from '@tongjian/lifecycle';
import { Scenario, Step } from './scenario.js';

const LOT = '1';
/** Made from the story itself, so that a repeated run reveals what was sealed. A real bidder draws it at random. */
const saltOf = (scenario: string, bid: string) =>
  sha256(`demonstration\n${scenario}\n${bid}`).slice('sha256:'.length, 39);

/** The data of a step about one of the scenario's bids: sealed when handed in, offer and salt when revealed. */
export function bidData({ scenario, bids }: Scenario, { act, bid = '', data }: Step): JsonObject {
  const { bidder, offerFen } = bids![bid]!;
  const salt = saltOf(scenario, bid);
  const own: JsonObject =
    act === 'SubmitBid'
      ? { bid, bidder, sealedHash: sealedHashOf({ offerFen, salt, bidder }) }
      : { bid, offerFen, salt };
  return { lot: LOT, ...own, ...data };
}
