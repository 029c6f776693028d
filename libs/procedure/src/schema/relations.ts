import {
  actOrActs,
  applies,
  bothTexts,
  cel,
  factName,
  factValue,
  identifier,
  name,
  names,
  object,
  outcomes,
  period,
  scope,
  sources,
  text,
} from './parts.js';

const alternative = {
  anyOf: [name, object({ act: name, outcomes, ever: { type: 'boolean' } }, ['act'])],
};
const alternatives = { type: 'array', items: alternative, minItems: 1 };
const pick = { enum: ['first', 'last'] };
const flag = { type: 'boolean' };

const duty = {
  on: actOrActs,
  outcomes,
  act: name,
  metBy: outcomes,
  period,
  channel: text,
  audience: text,
  pause: names,
  resume: names,
  cancel: names,
  runsUnderHold: flag,
};

/** The body of each relation as an author writes it in `rules`. */
export const relations = {
  needs: object({ act: actOrActs, of: alternatives, any: alternatives, each: scope, orNone: flag }, ['act']),
  after: object({ act: actOrActs, since: name, fact: factName, period, pick, fullDays: flag }, ['act']),
  within: object({ act: actOrActs, since: name, fact: factName, period, pick }, ['act']),
  holds: object({ by: name, outcomes, act: actOrActs, until: names, lapse: period, down: flag }, ['by', 'act']),
  blocks: object({ by: actOrActs, outcomes, act: { anyOf: [name, names, { const: '*' }] }, except: names }, [
    'by',
    'act',
  ]),
  times: object({ act: actOrActs, n: { type: 'integer', minimum: 1 }, in: scope, per: { enum: ['year', 'month'] } }, [
    'act',
    'n',
  ]),
  actors: object({ act: actOrActs, roles: { type: 'array', items: { type: 'string' }, minItems: 1 } }, [
    'act',
    'roles',
  ]),
  separate: object({ act: actOrActs, notBy: names }, ['act', 'notBy']),
  guard: object(
    {
      act: actOrActs,
      expr: cel,
      examples: {
        type: 'array',
        items: object(
          {
            facts: { type: 'object', propertyNames: factName, additionalProperties: factValue },
            holds: flag,
          },
          ['facts', 'holds'],
        ),
      },
    },
    ['act', 'expr'],
  ),
  limit: object(
    {
      act: actOrActs,
      fact: factName,
      op: { enum: ['<=', '<', '>=', '>', '='] },
      of: { anyOf: [{ type: 'integer' }, factName] },
      share: { type: 'string', pattern: '^(\\d+/\\d+|\\d+(\\.\\d+)?(%|‰)?)$' },
      from: { anyOf: [{ const: 'now' }, name] },
      period,
      fullDays: flag,
    },
    ['act', 'fact', 'op'],
  ),
  consequence: object({ on: name, outcomes, do: names }, ['on', 'do']),
  together: object(
    {
      acts: { type: 'array', minItems: 2, items: { anyOf: [name, object({ act: name, each: scope }, ['act'])] } },
    },
    ['acts'],
  ),
  discloses: object(duty, ['on', 'act', 'period', 'channel', 'audience']),
  due: object(duty, ['on', 'act', 'period']),
};

/** What every rule may say of itself. */
export const head = {
  id: identifier,
  rule: identifier,
  source: sources,
  zh: text,
  en: text,
  code: name,
  when: cel,
  applies,
  deciding: outcomes,
  default: flag,
  remedy: bothTexts,
};

export const rule = {
  ...object({ ...head, ...relations }, ['id', 'source', 'zh', 'en']),
  oneOf: Object.keys(relations).map((relation) => ({ required: [relation] })),
};
