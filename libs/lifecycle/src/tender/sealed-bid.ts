import { sha256 } from '@tongjian/kernel';
import { matching } from '../schema/index.js';

/** What a bidder keeps to itself until the opening. */
export interface SealedOffer {
  /** The price offered, in fen. */
  readonly offerFen: number;
  /** Chosen by the bidder at random, so that nobody finds the offer by trying amounts. */
  readonly salt: string;
  /** The bidder's code, so that one bidder's digest is of no use to another. */
  readonly bidder: string;
}

/** 16 to 128 printable characters without spaces. */
export const salt = () => matching('^[!-~]{16,128}$');

/** The digest that is handed in instead of the offer: nobody here can read it before the opening (INV-57). */
export const sealedHashOf = ({ offerFen, salt, bidder }: SealedOffer): string =>
  sha256(`tongjian/bid/1\n${offerFen}\n${salt}\n${bidder}`);
