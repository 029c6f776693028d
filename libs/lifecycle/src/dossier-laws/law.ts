import { Breach, breach, record, say } from '../act/index.js';

/** A law of the dossier as a breach: kept by every act, so what breaks it is a correction, an annulment or an import. */
export const law = (code: string, rule: string, zh: string, en: string, facts: Breach['facts']): Breach =>
  breach(code, rule, [record(rule)], say(zh, en), facts);
