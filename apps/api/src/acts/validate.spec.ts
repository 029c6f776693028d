import fc from 'fast-check';
import Ajv2020 from 'ajv/dist/2020.js';
import { ACTS, JsonSchema } from '@tongjian/lifecycle';
import { isDate, isInstant } from '@tongjian/money-time';
import { ActRoute, fieldErrors, routesOf } from '../index.js';

const routes = routesOf(ACTS);
const ajv = new Ajv2020({ strict: false, formats: { date: isDate, 'date-time': isInstant } });

/** Values that fit a schema, most of the time; others so that both sides have something to refuse. */
function near(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) });
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 100, (schema.minimum ?? 0) + 100) }),
        fc.constantFrom((schema.minimum ?? 0) - 1, (schema.maximum ?? 100) + 1),
      );
    case 'string':
      return textFor(schema);
    case 'array':
      return fc.array(near(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 2),
      });
    case 'object':
      return schema.properties
        ? recordFor(schema)
        : fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 2 });
    default:
      return fc.oneof(fc.string(), fc.integer(), fc.boolean());
  }
}

function textFor({ enum: values, format, pattern, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (values) return fc.constantFrom(...values, 'other');
  if (format === 'date') return fc.constantFrom('2020-02-29', '2019-02-29', '2020-13-01', 'soon');
  if (format === 'date-time')
    return fc.constantFrom('2020-03-06T09:30:00+08:00', '2020-03-06T09:30:00', '2026-02-30T00:00:00Z');
  if (pattern) return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constant('—'));
  return fc.oneof(
    fc.string({ maxLength: 20, unit: 'grapheme' }),
    fc.constant('汉'.repeat(Math.min(maxLength, 3000) + 1)),
    fc.constant('𠮷'.repeat(Math.min(maxLength, 3000))),
  );
}

function recordFor({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, near(of)]));
  const whole = fc.record(fields, { requiredKeys: [...required] });
  return fc.oneof(
    { weight: 20, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(whole, fc.constantFrom('foreign', 'constructor', '__proto__', 'hasOwnProperty', 'toString', ''))
        .map(([value, name]) => Object.defineProperty({ ...value }, name, { value: 1, enumerable: true }) as unknown),
    },
  );
}

/** JSON Schema's `{}` lets a null pass, the log would not: there alone the DTO may be the stricter. */
const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value as object).some(holdsNull));

describe.each(routes.map((route) => [route.operationId, route] as const))('the input of %s', (_, { dto }: ActRoute) => {
  it('is judged alike by the DTO and by the schema that the document shows', () => {
    const bySchema = ajv.compile(dto.schema);
    fc.assert(
      fc.property(near(dto.schema), (body) => {
        const errors = fieldErrors(dto, body);
        if (holdsNull(body) && errors.length > 0) return;
        if ((errors.length === 0) !== bySchema(body))
          throw new Error(
            `${JSON.stringify(body)}: DTO says ${JSON.stringify(errors)}, schema says ${JSON.stringify(bySchema.errors)}`,
          );
      }),
      { numRuns: 60 },
    );
  });
});
