import { Json } from '@tongjian/kernel';

/** The part of JSON Schema 2020-12 that acts and events use. */
export interface JsonSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date' | 'date-time';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

/** One definition of a value: its TypeScript type and its JSON Schema. */
export interface Shape<out T = unknown> {
  readonly json: JsonSchema;
  readonly optional?: boolean;
  /** Carries the type only; never set. */
  readonly type?: T;
}

export interface OptionalShape<out T = unknown> extends Shape<T> {
  readonly optional: true;
}

export type Fields = Readonly<Record<string, Shape>>;
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalShape ? K : never }[keyof F];
/** The plain object that some fields describe. */
export type DataOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: TypeOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: TypeOf<F[K]> };

const shape = <T>(json: JsonSchema): Shape<T> => ({ json });

/** The greatest whole number that JSON keeps exactly. */
export const GREATEST = 9007199254740991;
/**
 * The greatest amount of money in fen, 1000 亿元: above any purchase of services, and so far below the greatest whole
 * number that one mistyped amount cannot carry a total beyond it.
 */
export const MOST_FEN = 10_000_000_000_000;

export const optional = <T>(of: Shape<T>): OptionalShape<T> => ({ json: of.json, optional: true });
export const text = (maxLength = 2000): Shape<string> => shape({ type: 'string', minLength: 1, maxLength });
/** Control characters, and marks that turn the direction of writing: they make words look like others. */
const UNSEEN = '\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069';
/** One line of words with something to read in it. */
export const title = (): Shape<string> =>
  shape({ type: 'string', minLength: 1, maxLength: 200, pattern: `^[^${UNSEEN}]*[^\\s${UNSEEN}][^${UNSEEN}]*$` });
export const matching = (pattern: string): Shape<string> => shape({ type: 'string', pattern });
export const bool = (): Shape<boolean> => shape({ type: 'boolean' });
export const int = (minimum: number, maximum = GREATEST): Shape<number> => shape({ type: 'integer', minimum, maximum });
/** Money in whole fen, never negative, at most {@link MOST_FEN}. */
export const fen = (least = 0): Shape<number> => int(least, MOST_FEN);
export const oneOf = <const V extends readonly string[]>(...values: V): Shape<V[number]> =>
  shape({ type: 'string', enum: values });
export const list = <T>(of: Shape<T>, minItems = 0, maxItems = 1000): Shape<readonly T[]> =>
  shape({ type: 'array', items: of.json, minItems, maxItems });
export const date = (): Shape<string> => shape({ type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const instant = (): Shape<string> => shape({ type: 'string', format: 'date-time', maxLength: 40 });
/** Any JSON value that an event may hold. */
export const anyJson = (): Shape<Json> => shape({});
/** An object whose form is judged elsewhere (the form of a local step, by the pack's schema). */
export const anyObject = (): Shape<Readonly<Record<string, Json>>> => shape({ type: 'object' });

export const id = (): Shape<string> => matching('^[A-Za-z0-9-]{1,32}$');
/** A person's pseudonym. */
export const person = (): Shape<string> => matching('^p_[A-Za-z0-9_-]{1,64}$');
export const digest = (): Shape<string> => matching('^sha256:[0-9a-f]{64}$');
export const region = (): Shape<string> => matching('^[0-9]{6}$');
export const code = (): Shape<string> => text(64);

export function record<const F extends Fields>(fields: F): Shape<DataOf<F>> {
  const names = Object.keys(fields);
  return shape({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, fields[name]!.json])),
    required: names.filter((name) => !fields[name]!.optional),
    additionalProperties: false,
  });
}
