import { JsonObject, Refusal, Remedy, Source } from '@tongjian/kernel';

/** A broken invariant: a refusal of the code's own, whatever the pack says. */
export type Breach = Omit<Refusal, 'all'>;

/** Chinese first, then English. */
export const say = (zh: string, en: string) => ({ zh, en });

/** What is broken, from which source, in both languages, on which facts, and what would mend it. */
export const breach = (
  code: string,
  rule: string,
  source: readonly Source[],
  text: { readonly zh: string; readonly en: string },
  facts: JsonObject,
  ...remedies: readonly Remedy[]
): Breach => ({ code, rule, source, text, facts, remedies: remedies.length ? remedies : [{ kind: 'none' }] });

/** The breaches among conditions that were examined one by one. */
export const broken = (...found: readonly (Breach | false | undefined | readonly Breach[])[]): Breach[] =>
  found.flatMap((one) => (one ? one : []));

export const bound = (fact: string, op: '<=' | '<' | '>=' | '>' | '=', value: number | string): Remedy => ({
  kind: 'bound',
  fact,
  op,
  bound: value,
});
export const doFirst = (act: string, key?: string): Remedy => ({ kind: 'act', act, ...(key ? { key } : {}) });
export const state = (zh: string, en: string): Remedy => ({ kind: 'text', text: { zh, en } });
