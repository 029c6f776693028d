import { Given } from '../../shell/command.js';
import { Failure } from '../../shell/exit.js';

export type Language = 'zh' | 'en';

export const LANGUAGE_OPTION = { lang: { type: 'string' } } as const;
export const LANGUAGE_HELP = { '--lang zh|en': 'the language of the answer; zh where left out' };

/** The language asked for. @throws Failure for one that the packs do not speak */
export function languageOf(given: Given): Language {
  const asked = given.text('lang') ?? 'zh';
  if (asked === 'zh' || asked === 'en') return asked;
  throw new Failure(`--lang is zh or en, not ${asked}`);
}
