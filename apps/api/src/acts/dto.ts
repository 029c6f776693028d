import { JsonSchema } from '@tongjian/lifecycle';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsObject,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Check, checksOf, IS_RECORD } from './check.js';

type Plain = Readonly<Record<string, unknown>>;

/** A DTO class made from a schema: class-validator's metadata, and how a plain body becomes an instance. */
export interface Dto {
  readonly schema: JsonSchema;
  readonly type: new () => object;
  /** An instance with the body's known members, nested ones included; what does not fit is left for the validator. */
  readonly from: (body: Plain) => object;
  /** The words for each constraint of each member. */
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  readonly checks: readonly Check[];
  readonly list: boolean;
  readonly nested?: Dto;
}

/** Makes the DTO class of an object schema. */
export function dtoOf(name: string, schema: JsonSchema): Dto {
  const type = { [name]: class {} }[name]!;
  const members = new Map<string, Member>();
  for (const [member, of] of Object.entries(schema.properties ?? {}))
    members.set(
      member,
      declare(type.prototype as object, name, member, of, schema.required?.includes(member) ?? false),
    );
  return { schema, type, members, from: (body) => instance(type, members, body) };
}

function declare(target: object, owner: string, name: string, schema: JsonSchema, required: boolean): Member {
  const say = (code: string, want: string) => ({ context: { code, want } });
  const put = (decorator: PropertyDecorator) => decorator(target, name);
  if (required) put(IsDefined(say('required', 'must be given')));
  else put(ValidateIf((body: Plain) => body[name] !== undefined));

  const list = schema.type === 'array';
  const of = list ? (schema.items ?? {}) : schema;
  const each = list ? { each: true } : {};
  if (list) {
    put(IsArray(say('type', 'a list')));
    if (schema.minItems) put(ArrayMinSize(schema.minItems, say('too-few', `at least ${schema.minItems} entries`)));
    if (schema.maxItems) put(ArrayMaxSize(schema.maxItems, say('too-many', `at most ${schema.maxItems} entries`)));
  }
  if (of.type === 'object' && of.properties) {
    // ValidateNested takes a list for several objects, so an empty one would pass for an object.
    put(IS_RECORD.decorate({ ...each, ...say(IS_RECORD.code, IS_RECORD.want) }));
    put(ValidateNested({ ...each, ...say('type', 'an object') }));
    return { checks: [IS_RECORD], list, nested: dtoOf(`${owner}_${name}`, of) };
  }
  if (of.type === 'object') put(IsObject({ ...each, ...say('type', 'an object') }));
  if (of.type === 'array') throw new Error(`${owner}.${name}: a list of lists has no DTO`);
  if (of.type === undefined)
    put(
      ValidateBy(
        { name: 'isGiven', validator: { validate: (value) => value !== null, defaultMessage: () => 'must be given' } },
        say('required', 'must be given'),
      ),
    );
  const checks = checksOf(of);
  for (const check of checks) put(check.decorate({ ...each, ...say(check.code, check.want) }));
  return { checks, list };
}

function instance(type: new () => object, members: ReadonlyMap<string, Member>, body: Plain): object {
  const made = new type();
  for (const [name, { nested, list }] of members) {
    if (!Object.hasOwn(body, name)) continue;
    const value = body[name];
    const kept = !nested ? value : list ? listOf(nested, value) : nestedOf(nested, value);
    (made as Record<string, unknown>)[name] = kept;
  }
  return made;
}

const listOf = (nested: Dto, value: unknown) =>
  Array.isArray(value) ? value.map((item: unknown) => nestedOf(nested, item)) : value;
const nestedOf = (nested: Dto, value: unknown) => (isPlain(value) ? nested.from(value) : value);
export const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
