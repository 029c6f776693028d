import { Decision, JsonObject, refuse, Remedy, Text } from '@tongjian/kernel';

/** A refusal of a registry's own rule: it rests on no outer source. */
export const refused = (
  code: string,
  rule: string,
  text: Text,
  facts: JsonObject,
  ...remedies: readonly Remedy[]
): Decision =>
  refuse({ code, rule, source: [], text, facts, remedies: remedies.length > 0 ? remedies : [{ kind: 'none' }] });
