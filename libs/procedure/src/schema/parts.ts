/** Parts of the JSON Schema of packs that several places use (draft 2020-12). */
export const name = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9]{0,63}$' } as const;
export const names = { type: 'array', items: name, minItems: 1, uniqueItems: true } as const;
export const actOrActs = { anyOf: [name, names] } as const;
export const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
export const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
export const factName = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*\\.[a-zA-Z][A-Za-z0-9]*$' } as const;
export const cel = { type: 'string', minLength: 1, maxLength: 2000 } as const;
export const scope = { enum: ['project', 'lot', 'contract', 'milestone', 'payment', 'evaluation', 'case'] } as const;
export const identifier = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$' } as const;
export const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
export const sources = {
  type: 'array',
  minItems: 1,
  items: object({ instrument: text, article: text, mark: text }, ['instrument']),
};
export const period = object(
  {
    n: { type: 'integer', minimum: 0, maximum: 10000 },
    unit: { enum: ['day', 'workingDay', 'month', 'year'] },
    from: { const: 'exclusive' },
  },
  ['n', 'unit'],
);
export const applies = object({ anchor: name, from: date, to: date });
export const bothTexts = object({ zh: text, en: text }, ['zh', 'en']);
export const outcomes = { type: 'array', items: name, minItems: 1, uniqueItems: true } as const;
/** What the value of a fact may be in an example. */
export const factValue = {
  anyOf: [{ type: 'integer' }, { type: 'string' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
};
