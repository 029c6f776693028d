import { JsonObject, Refusal, Remedy } from '@tongjian/kernel';

/** A refusal that rests on the keeping of the record itself. */
export const refusal = (
  code: string,
  rule: string,
  zh: string,
  en: string,
  facts: JsonObject,
  remedies: readonly Remedy[] = [{ kind: 'none' }],
): Refusal => ({
  code,
  rule,
  source: [{ instrument: '系统登记规则', article: rule }],
  text: { zh, en },
  facts,
  remedies,
});
