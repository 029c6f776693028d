import { sha256 } from '@tongjian/kernel';
import { Bid, Dossier, Lot } from '../dossier.js';
import { bidsInForce } from '../dossier-access.js';
import { DataOf, digest, int, list, matching, oneOf, optional, record } from '../schema/index.js';

/** Who holds a half of every key of a lot (双人双钥): neither reads anything without the other. */
export const HOLDERS = ['agency', 'finance'] as const;
export type Holder = (typeof HOLDERS)[number];

/** The role in which each half is held. */
export const HOLDER_OF: Readonly<Record<string, Holder>> = { agency: 'agency', 'finance.procurement': 'finance' };

/** 32 bytes in base64url. */
export const key32 = () => matching('^[A-Za-z0-9_-]{43}$');

/** What a bidder hands in with its sealed file: digests and, where it so chose, wrapped halves of its key. */
export const envelopeFields = {
  /** Of the sealed file, which is attached as a document. */
  sha256: digest(),
  size: int(1),
  algorithm: oneOf('AES-256-GCM'),
  plaintextHash: digest(),
  keyHash: digest(),
  shares: optional(
    list(
      record({
        holder: oneOf(...HOLDERS),
        fingerprint: digest(),
        wrapped: matching('^[A-Za-z0-9_-]{40,1000}$'),
        shareHash: digest(),
      }),
      2,
      2,
    ),
  ),
};
export type Envelope = DataOf<typeof envelopeFields>;

/** What is known of a bid's sealed file. */
export interface SealedFile extends Envelope {
  /** Released by the bidder, from the deadline on. */
  key?: string;
  /** Released halves, by holder. */
  readonly released: Map<Holder, string>;
  opened?: boolean;
}

export const keyHashOf = (key: string): string => sha256(`tongjian/bid-key/1\n${key}`);
export const shareHashOf = (share: string): string => sha256(`tongjian/bid-share/1\n${share}`);
export const fingerprintOf = (publicKey: string): string => sha256(`tongjian/opening-key/1\n${publicKey}`);

/** The key of both halves. */
export function combined(one: string, other: string): string {
  const [a, b] = [Buffer.from(one, 'base64url'), Buffer.from(other, 'base64url')];
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0))).toString('base64url');
}

/** The key of a sealed file as far as it is known, and from whom; a pair of halves that gives another key is none. */
export function knownKey(file: SealedFile): { readonly key: string; readonly from: 'bidder' | 'shares' } | undefined {
  if (file.key !== undefined) return { key: file.key, from: 'bidder' };
  const [agency, finance] = HOLDERS.map((holder) => file.released.get(holder));
  if (agency === undefined || finance === undefined) return undefined;
  const key = combined(agency, finance);
  return keyHashOf(key) === file.keyHash ? { key, from: 'shares' } : undefined;
}

/** At the opening a bid is shown when its offer is known and, where a file was sealed with it, the key of that file. */
export const isShown = ({ offerFen, envelope }: Bid): boolean =>
  offerFen !== undefined && (envelope === undefined || knownKey(envelope) !== undefined);

export const sealedFileOf = (dossier: Dossier, lot: string, bid: string): SealedFile | undefined =>
  dossier.lots.get(lot)?.bids.get(bid)?.envelope;

/** Bids in force that came with a sealed file. */
export const sealedBids = (lot: Lot | undefined): readonly (Bid & { readonly envelope: SealedFile })[] =>
  lot ? bidsInForce(lot).filter((bid): bid is Bid & { envelope: SealedFile } => bid.envelope !== undefined) : [];
