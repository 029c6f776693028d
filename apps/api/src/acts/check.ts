import { isDate, isInstant } from '@tongjian/money-time';
import {
  IsBoolean,
  isBoolean,
  IsIn,
  isIn,
  IsInt,
  isInt,
  IsString,
  isString,
  Matches,
  matches,
  Max,
  max,
  MaxLength,
  maxLength,
  Min,
  min,
  MinLength,
  minLength,
  ValidateBy,
  ValidationOptions,
} from 'class-validator';
import { JsonSchema } from '@tongjian/lifecycle';

/** One thing that a scalar must fulfil: the decorator that checks it, and the words when it does not. */
export interface Check {
  /** The name under which class-validator reports it. */
  readonly constraint: string;
  readonly code: string;
  readonly want: string;
  readonly decorate: (options: ValidationOptions) => PropertyDecorator;
  readonly holds: (value: unknown) => boolean;
}

const INSTANT_EXAMPLE = '2020-03-06T09:30:00+08:00';

/** What a text, whole number or truth value of this schema must fulfil, the type first. */
export function checksOf(schema: JsonSchema): readonly Check[] {
  switch (schema.type) {
    case 'boolean':
      return [check('isBoolean', 'type', 'true or false', (o) => IsBoolean(o), isBoolean)];
    case 'integer':
      return [
        check('isInt', 'type', 'a whole number', (o) => IsInt(o), isInt),
        ...bound(schema.minimum, (n) =>
          check(
            'min',
            'minimum',
            `at least ${n}`,
            (o) => Min(n, o),
            (v) => min(v, n),
          ),
        ),
        ...bound(schema.maximum, (n) =>
          check(
            'max',
            'maximum',
            `at most ${n}`,
            (o) => Max(n, o),
            (v) => max(v, n),
          ),
        ),
      ];
    case 'string':
      return [check('isString', 'type', 'a text', (o) => IsString(o), isString), ...textChecks(schema)];
    default:
      return [];
  }
}

function textChecks({ minLength: least, maxLength: most, pattern, enum: values, format }: JsonSchema): Check[] {
  const form = pattern === undefined || format === 'date' ? undefined : new RegExp(pattern, 'u');
  return [
    ...bound(least, (n) =>
      check(
        'minLength',
        'too-short',
        'not empty',
        (o) => MinLength(n, o),
        (v) => minLength(v, n),
      ),
    ),
    ...bound(most, (n) =>
      check(
        'maxLength',
        'too-long',
        `at most ${n} characters`,
        (o) => MaxLength(n, o),
        (v) => maxLength(v, n),
      ),
    ),
    ...bound(form, (f) =>
      check(
        'matches',
        'pattern',
        `a text like ${pattern}`,
        (o) => Matches(f, o),
        (v) => matches(v as string, f),
      ),
    ),
    ...bound(values, (v) =>
      check(
        'isIn',
        'one-of',
        `one of ${v.join(', ')}`,
        (o) => IsIn([...v], o),
        (x) => isIn(x, [...v]),
      ),
    ),
    ...(format === 'date' ? [own('isCalendarDate', 'no-date', 'a date that exists, YYYY-MM-DD', isDate)] : []),
    ...(format === 'date-time'
      ? [own('isInstant', 'no-instant', `an instant with its offset, like ${INSTANT_EXAMPLE}`, isInstant)]
      : []),
  ];
}

const bound = <T>(value: T | undefined, make: (value: T) => Check): Check[] =>
  value === undefined ? [] : [make(value)];

const check = (
  constraint: string,
  code: string,
  want: string,
  decorate: Check['decorate'],
  holds: (value: unknown) => boolean,
): Check => ({ constraint, code, want, decorate, holds });

function own(name: string, code: string, want: string, fits: (text: string) => boolean): Check {
  const holds = (value: unknown) => typeof value === 'string' && fits(value);
  return check(
    name,
    code,
    want,
    (options) => ValidateBy({ name, validator: { validate: holds, defaultMessage: () => want } }, options),
    holds,
  );
}

/** An object, and no list. */
export const IS_RECORD: Check = check(
  'isRecord',
  'type',
  'an object',
  (options) =>
    ValidateBy({ name: 'isRecord', validator: { validate: isRecord, defaultMessage: () => 'an object' } }, options),
  isRecord,
);

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
