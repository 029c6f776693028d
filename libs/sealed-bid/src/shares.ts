import { base64url, digestOf, fromBase64url } from './bytes.js';
import { SealedBidFault } from './fault.js';

const RSA = {
  name: 'RSA-OAEP',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const LABEL = { name: 'RSA-OAEP' };

/** Who holds a half of every key of a lot: neither reads anything without the other. */
export type Holder = 'agency' | 'finance';
export const HOLDERS: readonly Holder[] = ['agency', 'finance'];

/** An opening key pair. The private half stays with its holder. */
export interface OpeningKey {
  /** SubjectPublicKeyInfo, base64url. */
  readonly publicKey: string;
  /** PKCS #8, base64url. */
  readonly privateKey: string;
  readonly fingerprint: string;
}

export const fingerprintOf = (publicKey: string): Promise<string> => digestOf(`tongjian/opening-key/1\n${publicKey}`);

export async function newOpeningKey(): Promise<OpeningKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(RSA, true, ['encrypt', 'decrypt']);
  const spki = base64url(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)));
  const pkcs8 = base64url(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)));
  return { publicKey: spki, privateKey: pkcs8, fingerprint: await fingerprintOf(spki) };
}

/** One holder’s half of a key, readable by that holder alone. */
export interface WrappedShare {
  readonly holder: Holder;
  readonly fingerprint: string;
  readonly wrapped: string;
  readonly shareHash: string;
}

export const shareHashOf = (share: string): Promise<string> => digestOf(`tongjian/bid-share/1\n${share}`);

/** Splits a key in two halves, each of which alone is as good as random, and wraps each to its holder. */
export async function shareKey(key: string, to: Readonly<Record<Holder, string>>): Promise<readonly WrappedShare[]> {
  const one = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const halves: Readonly<Record<Holder, string>> = { agency: one, finance: combined(key, one) };
  return Promise.all(
    HOLDERS.map(async (holder) => ({
      holder,
      fingerprint: await fingerprintOf(to[holder]),
      wrapped: await wrapped(halves[holder], to[holder]),
      shareHash: await shareHashOf(halves[holder]),
    })),
  );
}

/** The key of both halves; of key and one half the other half. */
export function combined(one: string, other: string): string {
  const [a, b] = [fromBase64url(one), fromBase64url(other)];
  if (a.byteLength !== b.byteLength) throw new SealedBidFault('WrongKey', 'the halves of a key are of equal length');
  return base64url(a.map((byte, i) => byte ^ b[i]!));
}

async function wrapped(share: string, publicKey: string): Promise<string> {
  const key = await crypto.subtle.importKey('spki', fromBase64url(publicKey), RSA, false, ['encrypt']);
  return base64url(new Uint8Array(await crypto.subtle.encrypt(LABEL, key, fromBase64url(share))));
}

/** A holder’s half, by the holder’s private key. @throws SealedBidFault where the key is another one */
export async function unwrapShare(share: WrappedShare, privateKey: string): Promise<string> {
  try {
    const key = await crypto.subtle.importKey('pkcs8', fromBase64url(privateKey), RSA, false, ['decrypt']);
    const half = base64url(new Uint8Array(await crypto.subtle.decrypt(LABEL, key, fromBase64url(share.wrapped))));
    if ((await shareHashOf(half)) === share.shareHash) return half;
  } catch {
    // Told below, as every other key is.
  }
  throw new SealedBidFault('WrongKey', 'this opening key does not open the share');
}
