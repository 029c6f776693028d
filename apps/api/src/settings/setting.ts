import { resolve } from 'node:path';
import { isInstant } from '@tongjian/money-time';

/** How one setting is named, explained and read. */
export interface SettingRow<T> {
  readonly env: string;
  readonly means: string;
  readonly fallback: T;
  /** Its text holds a secret: it is never shown, not even where it is wrong. */
  readonly secret?: boolean;
  /** The value, or an error whose message continues the sentence `"<text>" …`. */
  readonly read: (text: string) => T | Error;
}

export const integer =
  (least: number, most: number) =>
  (text: string): number | Error => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most
      ? value
      : new Error(`must be a whole number from ${least} to ${most}`);
  };

export const boolean = (text: string): boolean | Error =>
  /^(1|true|yes)$/i.test(text) ? true : /^(0|false|no)$/i.test(text) ? false : new Error('must be true or false');

export const choice =
  (...values: readonly string[]) =>
  (text: string): string | Error =>
    values.includes(text) ? text : new Error(`must be one of ${values.join(', ')}`);

export const text =
  (longest: number) =>
  (given: string): string | Error =>
    given.length <= longest ? given : new Error(`must not be longer than ${longest} characters`);

export const prefix = (given: string): string | Error =>
  /^[a-z][a-z0-9-]{0,31}$/.test(given) ? given : new Error('must be 1 to 32 of a to z, 0 to 9 and -, a letter first');

export const path = (given: string): string => resolve(given);

export const instant = (given: string): string | Error =>
  isInstant(given) ? given : new Error('must be an instant with its offset, like 2015-01-01T00:00:00+08:00');
