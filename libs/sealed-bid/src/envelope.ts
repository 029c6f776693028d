import { base64url, Bytes, digestOf, fromBase64url, joined, length32, readLength, textOf, utf8 } from './bytes.js';
import { SealedBidFault } from './fault.js';
import { Offer, packed, Place, sealedHashOf, unpacked } from './offer.js';

/** What is handed in of a sealed file: digests only, from which nothing can be read. */
export interface Commitment {
  /** Of the sealed file, under which it is kept as a document. */
  readonly sha256: string;
  readonly size: number;
  /** Of what was sealed. */
  readonly plaintextHash: string;
  /** Of the key: another one is refused when it is released. */
  readonly keyHash: string;
}

/** A sealed bid in the hands of its bidder. The key leaves the bidder’s machine when it is released, not before. */
export interface Sealed {
  readonly file: Bytes;
  /** Base64url of the 32 bytes of an AES key. */
  readonly key: string;
  readonly sealedHash: string;
  readonly commitment: Commitment;
}

const FORMAT = 'tongjian/sealed-bid/1';
const MAGIC = utf8('TJSB1\n');
const CHUNK_BYTES = 4 * 1024 * 1024;
const TAG_BYTES = 16;

interface Head extends Place {
  readonly format: typeof FORMAT;
  readonly algorithm: 'AES-256-GCM';
  readonly chunkBytes: number;
  readonly chunks: number;
  /** Of the plaintext. */
  readonly size: number;
}

export const keyHashOf = (key: string): Promise<string> => digestOf(`tongjian/bid-key/1\n${key}`);

/** Sixteen random bytes as a salt. */
export const randomSalt = (): string => base64url(crypto.getRandomValues(new Uint8Array(16)));

/**
 * Seals an offer under a fresh key, and opens it again before it gives it away: a file that could not be opened at the
 * opening is found while there is time. Every chunk is bound to project, lot, bid, bidder and its place in the file.
 */
export async function sealOffer(offer: Offer): Promise<Sealed> {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = base64url(raw);
  const plain = await packed(offer);
  const { project, lot, bid, bidder } = offer;
  const chunks = Math.max(1, Math.ceil(plain.byteLength / CHUNK_BYTES));
  const head: Head = {
    format: FORMAT,
    algorithm: 'AES-256-GCM',
    project,
    lot,
    bid,
    bidder,
    chunkBytes: CHUNK_BYTES,
    chunks,
    size: plain.byteLength,
  };
  const aes = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']);
  const parts: Uint8Array[] = [];
  for (let index = 0; index < chunks; index++) {
    const chunk = plain.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    parts.push(new Uint8Array(await crypto.subtle.encrypt(gcm(head, index), aes, chunk)));
  }
  const header = utf8(JSON.stringify(head));
  const file = joined([MAGIC, length32(header.byteLength), header, ...parts]);
  const commitment: Commitment = {
    sha256: await digestOf(file),
    size: file.byteLength,
    plaintextHash: await digestOf(plain),
    keyHash: await keyHashOf(key),
  };
  await openSealed(file, key, { ...commitment, place: offer });
  return { file, key, sealedHash: await sealedHashOf(offer), commitment };
}

/** What the record says of a sealed bid, for whoever opens it. */
export interface Expected extends Partial<Commitment> {
  readonly place?: Place;
}

/** Opens a sealed file and holds it against everything that was handed in. @throws SealedBidFault */
export async function openSealed(file: Bytes, key: string, expected: Expected = {}): Promise<Offer> {
  if (expected.sha256 !== undefined && (await digestOf(file)) !== expected.sha256)
    throw new SealedBidFault('Altered', 'the sealed file is not the one that was handed in');
  if (expected.keyHash !== undefined && (await keyHashOf(key)) !== expected.keyHash)
    throw new SealedBidFault('WrongKey', 'this is not the key that was committed to');
  const { head, body } = headOf(file);
  if (expected.place && !samePlace(head, expected.place))
    throw new SealedBidFault('OtherPlace', 'the sealed file is of another project, lot, bid or bidder');
  const plain = await decrypted(head, body, key);
  if (expected.plaintextHash !== undefined && (await digestOf(plain)) !== expected.plaintextHash)
    throw new SealedBidFault('DigestDiffers', 'what was sealed is not what the bidder committed to');
  const offer = await unpacked(plain);
  if (!samePlace(head, offer))
    throw new SealedBidFault('OtherPlace', 'the offer inside is of another project, lot, bid or bidder');
  return offer;
}

async function decrypted(head: Head, body: Bytes, key: string): Promise<Bytes> {
  const aes = await importKey(key);
  const parts: Uint8Array[] = [];
  for (let index = 0, at = 0; index < head.chunks; index++) {
    const size = Math.min(head.chunkBytes, head.size - index * head.chunkBytes) + TAG_BYTES;
    try {
      parts.push(new Uint8Array(await crypto.subtle.decrypt(gcm(head, index), aes, body.slice(at, at + size))));
    } catch {
      throw new SealedBidFault('WrongKey', 'the key does not open this file, or the file was altered');
    }
    at += size;
  }
  return joined(parts);
}

async function importKey(key: string) {
  try {
    return await crypto.subtle.importKey('raw', fromBase64url(key), 'AES-GCM', false, ['decrypt']);
  } catch {
    throw new SealedBidFault('WrongKey', 'a key is 32 bytes in base64url');
  }
}

/** A key seals one file only, so a counter serves as nonce; the place of every chunk is authenticated with it. */
const gcm = (head: Head, index: number) => ({
  name: 'AES-GCM',
  iv: joined([new Uint8Array(8), length32(index)]),
  additionalData: utf8(
    [FORMAT, head.project, head.lot, head.bid, head.bidder, head.size, head.chunks, index].join('\n'),
  ),
});

function headOf(file: Bytes): { readonly head: Head; readonly body: Bytes } {
  const start = MAGIC.byteLength;
  if (!MAGIC.every((byte, i) => file[i] === byte)) throw new SealedBidFault('NotASealedBid', 'this is no sealed bid');
  try {
    const from = start + 4 + readLength(file, start);
    const head = JSON.parse(textOf(file.subarray(start + 4, from))) as Head;
    if (head.format !== FORMAT || head.algorithm !== 'AES-256-GCM' || !isSound(head)) throw new Error('format');
    return { head, body: file.slice(from) };
  } catch {
    throw new SealedBidFault('NotASealedBid', 'the head of this sealed bid cannot be read');
  }
}

const isSound = ({ chunkBytes, chunks, size }: Head): boolean =>
  Number.isSafeInteger(size) &&
  chunkBytes === CHUNK_BYTES &&
  size >= 4 &&
  chunks === Math.max(1, Math.ceil(size / chunkBytes));

const samePlace = (a: Place, b: Place): boolean =>
  a.project === b.project && a.lot === b.lot && a.bid === b.bid && a.bidder === b.bidder;

/** Whether bytes are a sealed bid already: sealed twice they could not be read at the opening. */
export const isSealed = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);
