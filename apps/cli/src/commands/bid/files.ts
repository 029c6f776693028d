import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Bytes, SealedBidFault } from '@tongjian/sealed-bid';
import { Failure } from '../../shell/exit.js';

/** What the bidder alone keeps until the opening. */
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

export function bytesOf(path: string): Bytes {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function jsonIn<T>(path: string): T {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Writes a file that is not there yet, so that no key is ever overwritten; a secret is for its owner alone. */
export function writeNew(path: string, content: string | Uint8Array, secret = false): void {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: secret ? 0o600 : 0o644 });
  } catch (error) {
    throw new Failure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A name that stays in its folder, whatever a bidder called its file. */
export const placeFor = (folder: string, name: string): string =>
  resolve(folder, basename(name.replaceAll('\\', '/')) || 'file');

/** What cannot be opened is told in one line. @throws Failure */
export async function told<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof SealedBidFault) throw new Failure(`${error.code}: ${error.message}`);
    throw error;
  }
}
