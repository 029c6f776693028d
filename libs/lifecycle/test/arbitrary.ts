import * as fc from 'fast-check';
import { Json } from '@tongjian/kernel';
import { JsonSchema } from '../src/index.js';

/** Any value that fits a schema, the small ids of a story's own things among them. */
export function fitting(schema: JsonSchema): fc.Arbitrary<Json> {
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? Number.MAX_SAFE_INTEGER });
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, Math.max(schema.minItems ?? 0, 3)),
      });
    case 'object':
      return schema.properties ? objects(schema) : fc.constant({});
    case 'string':
      return texts(schema);
    default:
      return fc.constantFrom<Json>('x', 1, true);
  }
}

const objects = ({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<Json> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, fitting(one)])), {
    requiredKeys: required as never,
  }) as fc.Arbitrary<Json>;

function texts({ enum: values, format, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (values) return fc.constantFrom(...values);
  if (format === 'date') return fc.constantFrom('2020-02-29', '2021-06-21', '9999-12-31');
  if (format === 'date-time') return fc.constantFrom('2020-05-19T09:30:00+08:00', '2021-08-01T00:00:00Z');
  if (pattern?.includes('A-Za-z0-9-')) return fc.constantFrom('1', '2', 'a', 'b', 'x-9');
  if (pattern?.startsWith('^p_')) return fc.constantFrom('p_x', 'p_supplier');
  return pattern ? fc.stringMatching(new RegExp(pattern, 'u')) : fc.constantFrom('1', 'b', 'kg', 'o-inspector', '理由');
}
