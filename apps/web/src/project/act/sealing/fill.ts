import { fingerprintOf, Holder, WrappedShare } from '@tongjian/sealed-bid';
import { LoggedEvent } from '../../../client/types';
import { DraftObject } from '../../../form/tree';
import { Attached } from '../Attachments';

/** What a helper writes into the form, and the documents that go with it. */
export interface Filled {
  readonly draft: DraftObject;
  readonly attached?: readonly Attached[];
}

export interface HelperProps {
  readonly act: string;
  readonly project: string;
  readonly lot: string;
  readonly draft: DraftObject;
  readonly onFill: (filled: Filled) => void;
}

/** What the bidder alone keeps until the opening; the same file that the command line writes. */
export interface BidSecret {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly bidder: string;
  readonly offerFen: number;
  readonly salt: string;
  readonly key: string;
  readonly sha256: string;
  readonly plaintextHash: string;
  readonly keyHash: string;
}

const ofLot = (events: readonly LoggedEvent[], type: string, lot: string) =>
  events.filter((event) => event.type === type && event.data['lot'] === lot).map(({ data }) => data);

/** The keys that were published for the opening of a lot; undefined unless there are both. */
export function openingKeys(events: readonly LoggedEvent[], lot: string): Readonly<Record<Holder, string>> | undefined {
  const keys = new Map(
    ofLot(events, 'OpeningKeyPublished', lot).map(({ holder, publicKey }) => [String(holder), String(publicKey)]),
  );
  const [agency, finance] = [keys.get('agency'), keys.get('finance')];
  return agency !== undefined && finance !== undefined ? { agency, finance } : undefined;
}

/** The halves of a lot's keys that are wrapped to one opening key, by bid. */
export async function sharesFor(events: readonly LoggedEvent[], lot: string, publicKey: string) {
  const fingerprint = await fingerprintOf(publicKey);
  return ofLot(events, 'BidSealed', lot).flatMap(({ bid, shares }) =>
    ((shares ?? []) as unknown as readonly WrappedShare[])
      .filter((share) => share.fingerprint === fingerprint)
      .map((share) => ({ bid: String(bid), share })),
  );
}
