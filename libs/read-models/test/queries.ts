import fc from 'fast-check';
import { JsonObject } from '@tongjian/kernel';
import { Comparison, DocumentQuery, ReadModels } from '../src/index.js';
import { PURCHASES } from './purchases.js';

const text = fc.constantFrom('', 'a', 'A', 'ab', '%', '_', '水', '𠮷', '\ue000', 'zz');
const number = fc.constantFrom(-1, 0, 1, 2, Number.MAX_SAFE_INTEGER);
const value = fc.oneof(text, number, fc.boolean());
export const document: fc.Arbitrary<JsonObject> = fc.record(
  {
    district: text,
    priceFen: number,
    item: fc.record({ code: text }),
    free: value,
    list: fc.array(value, { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
const field = fc.constantFrom('district', 'priceFen', 'item.code', 'free', 'list', 'absent');
const bound = fc.oneof(text, number);
export const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ field, equals: value }),
  fc.record({ field, in: fc.array(bound, { maxLength: 3 }) }),
  fc.record({ field, prefix: text.filter((one) => one !== '') }),
  fc.record({ field, prefixes: fc.array(text, { maxLength: 3 }) }),
  fc.record({ field, from: bound }),
  fc.record({ field, to: bound }),
  fc.record({ field, from: bound, to: bound }),
  fc.record({ fields: fc.uniqueArray(field, { maxLength: 3 }), contains: text }),
) as fc.Arbitrary<Comparison>;
export const sort = fc.uniqueArray(
  fc.record({ field: fc.constantFrom('district', 'priceFen', 'item.code'), descending: fc.boolean() }),
  {
    selector: ({ field }) => field,
    maxLength: 3,
  },
);

/** Documents by key. */
export const documents = fc.dictionary(fc.constantFrom('k1', 'k2', 'k3', 'K4', '键', '𠮷'), document);

/** All pages of an answer, as keys. */
export async function pagesOf(models: ReadModels, query: DocumentQuery) {
  const pages = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await models.find(PURCHASES, { ...query, ...(cursor ? { cursor } : {}) });
    pages.push({ keys: page.items.map(({ key }) => key), total: page.total });
    cursor = page.next;
    more = cursor !== undefined;
  }
  return pages;
}
