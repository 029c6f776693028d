import { Act, Address, JsonSchema } from '@tongjian/lifecycle';
import { Dto, dtoOf } from './dto.js';

/** One act at one of its addresses: everything about a request that can be known before it comes. */
export interface ActRoute {
  readonly operationId: string;
  readonly act: Act;
  readonly address: Address;
  /** Path parameters in order, `project` included. */
  readonly params: readonly string[];
  /** Begins a project: its id is made from the command's. */
  readonly creates: boolean;
  /** The caller must say what it saw (If-Match): what it changes was written before. */
  readonly needsIfMatch: boolean;
  readonly dto: Dto;
}

/** The data fields that name the key of an act, by its scope. */
const KEY_FIELDS: Readonly<Record<Act['scope'], readonly string[]>> = {
  project: [],
  lot: ['lot'],
  contract: ['contract'],
  milestone: ['contract', 'milestone'],
  payment: ['contract', 'payment'],
  evaluation: ['evaluation'],
  case: ['case'],
};

const NEEDS_IF_MATCH = /^(Revise|Amend|Correct|Void)/;
const ID: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9-]{1,32}$' };

/** What every act's body may hold beside its own fields. */
const COMMON: Readonly<Record<string, JsonSchema>> = {
  attachments: {
    type: 'array',
    maxItems: 50,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['sha256', 'kind'],
      properties: {
        sha256: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        kind: { type: 'string', minLength: 1, maxLength: 64 },
        name: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
  },
  occurredAt: { type: 'string', format: 'date-time', maxLength: 40 },
  sample: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 100 }, maxItems: 100 },
};

/** Every act at every address, in the order of the acts. */
export const routesOf = (acts: readonly Act[]): readonly ActRoute[] =>
  acts.flatMap((act) => act.addresses.map((address) => routeOf(act, address)));

function routeOf(act: Act, address: Address): ActRoute {
  const params = [...address.template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const operationId = operationIdOf(act, address);
  const inPath = new Set([...params, ...Object.keys(address.fixed ?? {})]);
  return {
    operationId,
    act,
    address,
    params,
    creates: !params.includes('project'),
    needsIfMatch: NEEDS_IF_MATCH.test(act.name),
    dto: dtoOf(operationId, bodySchema(act, inPath)),
  };
}

function bodySchema(act: Act, inPath: ReadonlySet<string>): JsonSchema {
  const named = KEY_FIELDS[act.scope].filter((field) => !(field in act.input));
  const fields = [
    ...named.map((field) => [field, { json: ID, optional: false }] as const),
    ...Object.entries(act.input),
  ].filter(([field]) => !inPath.has(field));
  return {
    type: 'object',
    properties: { ...Object.fromEntries(fields.map(([field, { json }]) => [field, json])), ...COMMON },
    required: fields.filter(([, { optional }]) => !optional).map(([field]) => field),
    additionalProperties: false,
  };
}

/** URL, command and operation map one to one: `approveProject.approved` where the path fixes an outcome. */
function operationIdOf(act: Act, address: Address): string {
  const name = act.name[0]!.toLowerCase() + act.name.slice(1);
  const fixed = Object.values(address.fixed ?? {});
  return [name, ...fixed].join('_');
}
