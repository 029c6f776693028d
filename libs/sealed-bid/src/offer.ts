import { Bytes, digestOf, joined, length32, readLength, textOf, utf8 } from './bytes.js';
import { SealedBidFault } from './fault.js';

/** Whose bid it is, and for what. */
export interface Place {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  /** The bidder's code. */
  readonly bidder: string;
}

export interface OfferFile {
  readonly name: string;
  readonly bytes: Bytes;
}

/** A whole offer, as the bidder has it before it is sealed. */
export interface Offer extends Place {
  /** The price offered, in fen. */
  readonly offerFen: number;
  /** Chosen at random: without it nobody finds the offer by trying amounts. */
  readonly salt: string;
  readonly files: readonly OfferFile[];
}

interface Manifest extends Place {
  readonly offerFen: number;
  readonly salt: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

/** The digest that is handed in with the bid (INV-57), the same that the log recomputes when an offer is revealed. */
export const sealedHashOf = ({ offerFen, salt, bidder }: Pick<Offer, 'offerFen' | 'salt' | 'bidder'>) =>
  digestOf(`tongjian/bid/1\n${offerFen}\n${salt}\n${bidder}`);

/** What is sealed: the length of the manifest, the manifest, then the files one after another. */
export async function packed(offer: Offer): Promise<Bytes> {
  const { project, lot, bid, bidder, offerFen, salt } = offer;
  const files: Manifest['files'][number][] = [];
  for (const { name, bytes } of offer.files)
    files.push({ name, size: bytes.byteLength, sha256: await digestOf(bytes) });
  const manifest: Manifest = { project, lot, bid, bidder, offerFen, salt, files };
  const head = utf8(JSON.stringify(manifest));
  return joined([length32(head.byteLength), head, ...offer.files.map(({ bytes }) => bytes)]);
}

/** The offer in bytes that were sealed. @throws SealedBidFault where they are none */
export async function unpacked(bytes: Bytes): Promise<Offer> {
  const manifest = manifestIn(bytes);
  let at = 4 + readLength(bytes, 0);
  const files: OfferFile[] = [];
  for (const { name, size, sha256 } of manifest.files) {
    const own = bytes.slice(at, at + size);
    if (own.byteLength !== size || (await digestOf(own)) !== sha256)
      throw new SealedBidFault('Altered', `the file ${name} is not what the offer’s manifest says`);
    files.push({ name, bytes: own });
    at += size;
  }
  return { ...manifest, files };
}

function manifestIn(bytes: Bytes): Manifest {
  try {
    const length = readLength(bytes, 0);
    return JSON.parse(textOf(bytes.subarray(4, 4 + length))) as Manifest;
  } catch {
    throw new SealedBidFault('NotASealedBid', 'what was sealed is no offer');
  }
}
