import {
  bothTexts,
  cel,
  date,
  factName,
  identifier,
  name,
  names,
  object,
  outcomes,
  scope,
  sources,
  text,
} from './parts.js';
import { rule } from './relations.js';

const roles = { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true };
const alternative = { anyOf: [name, object({ act: name, outcomes, ever: { type: 'boolean' } }, ['act'])] };
const actOrRoute = { type: 'string', pattern: '^(route:)?[A-Za-z][A-Za-z0-9]{0,63}$' } as const;
const group = object(
  {
    act: actOrRoute,
    outcomes,
    ever: { type: 'boolean' },
    deciding: outcomes,
    any: { type: 'array', items: alternative, minItems: 1 },
    each: scope,
    orNone: { type: 'boolean' },
    when: cel,
    id: identifier,
    rule: identifier,
    source: sources,
    zh: text,
    en: text,
  },
  [],
);
const need = { anyOf: [actOrRoute, group] };
const timesShorthand = {
  anyOf: [
    { const: 'unlimited' },
    object({ n: { type: 'integer', minimum: 1 }, in: scope, per: { enum: ['year', 'month'] } }, ['n']),
  ],
};

const actMembers = {
  initial: { const: true },
  ending: { anyOf: [{ const: true }, outcomes] },
  afterEnd: { const: true },
  free: text,
  scope,
  actors: roles,
  notBy: names,
  needs: { type: 'array', items: need },
  times: timesShorthand,
  rule: identifier,
  source: sources,
};

const row = object(
  {
    id: name,
    when: cel,
    otherwise: { const: true },
    acts: { type: 'array', items: name },
    values: { type: 'array', items: { type: 'string' } },
    rule: identifier,
    source: sources,
    zh: text,
    en: text,
  },
  ['id', 'zh', 'en'],
);
const route = object(
  {
    act: name,
    fact: factName,
    require: { type: 'array', items: row, minItems: 1 },
    allow: { type: 'array', items: row, minItems: 1 },
    id: identifier,
    rule: identifier,
    source: sources,
    zh: text,
    en: text,
  },
  ['source', 'zh', 'en'],
);

/** The JSON Schema (draft 2020-12) of a pack file: floor, pack or overlay. Meaning is checked after it. */
export const packSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:tongjian:pack:1',
  title: 'Procedure definition',
  ...object(
    {
      id: identifier,
      version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
      kind: { enum: ['floor', 'pack', 'overlay'] },
      status: { enum: ['inForce', 'reconstructed', 'draft'] },
      title: bothTexts,
      floor: identifier,
      over: identifier,
      serviceTypes: names,
      jurisdiction: { type: 'array', items: { type: 'string', pattern: '^\\d{6}$' }, minItems: 1 },
      modes: names,
      basis: sources,
      published: date,
      effective: object({ from: date, to: date }, ['from']),
      parameters: {
        type: 'object',
        propertyNames: name,
        additionalProperties: object(
          {
            type: { enum: ['fen', 'int', 'string', 'bool'] },
            value: { type: ['integer', 'string', 'boolean', 'null'] },
            by: text,
            note: text,
          },
          ['type', 'value', 'by'],
        ),
      },
      stages: {
        type: 'array',
        items: object({ code: name, zh: text, en: text, acts: names, exit: names }, ['code', 'zh', 'en', 'acts']),
      },
      gates: object({ before: names, during: names, after: names }),
      acts: { type: 'object', propertyNames: name, additionalProperties: object(actMembers) },
      steps: {
        type: 'object',
        propertyNames: name,
        additionalProperties: object(
          {
            ...actMembers,
            zh: text,
            en: text,
            outcomes: object({ positive: outcomes, other: { type: 'array', items: name } }, ['positive']),
            form: { type: 'object' },
          },
          ['zh', 'en'],
        ),
      },
      routes: { type: 'object', propertyNames: name, additionalProperties: route },
      rules: { type: 'array', items: rule },
      replaces: {
        type: 'array',
        items: object({ rule: identifier, authority: sources }, ['rule', 'authority']),
      },
    },
    ['id', 'version', 'kind', 'status', 'title', 'basis', 'effective'],
  ),
};
