import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ValidationError, validateSync } from 'class-validator';
import { Readable } from 'node:stream';
import { answer, FieldError, invalid } from '../problem/index.js';
import { type Dto, isPlain, type Member } from './dto.js';

const OPTIONS = {
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: true },
} as const;

/** Everything in which a body misses its DTO; empty when it fits. */
export function fieldErrors(dto: Dto, body: unknown): readonly FieldError[] {
  if (!isPlain(body)) return [{ pointer: '', code: 'type', got: shown(body), want: 'an object' }];
  return [
    ...foreignFields(dto, body, ''),
    ...validateSync(dto.from(body), OPTIONS).flatMap((error) => errorsOf(dto, error, '')),
  ];
}

/** Own members of a body that its DTO does not name, whatever they are called: `constructor` is a name like any other. */
function foreignFields(dto: Dto, body: Readonly<Record<string, unknown>>, above: string): readonly FieldError[] {
  return Object.keys(body).flatMap((name) => {
    const pointer = `${above}/${escape(name)}`;
    const member = dto.members.get(name);
    if (!member)
      return [{ pointer, code: 'unknown-field', got: shown(name), want: nearest(name, [...dto.members.keys()]) }];
    const { nested, list } = member;
    if (!nested) return [];
    const value = body[name];
    const items: readonly (readonly [string, unknown])[] =
      list && Array.isArray(value) ? value.map((item, i) => [`${pointer}/${i}`, item]) : [[pointer, value]];
    return items.flatMap(([at, item]) => (isPlain(item) ? foreignFields(nested, item, at) : []));
  });
}

/** Lets a body pass that fits its DTO, and answers 422 with every field that does not. */
@Injectable()
export class DtoPipe implements PipeTransform<unknown, Readonly<Record<string, unknown>>> {
  constructor(private readonly dto: Dto) {}

  transform(body: unknown, _: ArgumentMetadata): Readonly<Record<string, unknown>> {
    // A request without a body is one without any field; a body that is null is no object.
    const given = body === undefined ? {} : body;
    if (given instanceof Readable)
      throw answer('media-type', 'send application/json', { accepted: ['application/json'] });
    const errors = fieldErrors(this.dto, given);
    if (errors.length > 0) throw invalid(errors);
    return given as Readonly<Record<string, unknown>>;
  }
}

function errorsOf(
  dto: Dto,
  { property, value, constraints, contexts, children }: ValidationError,
  above: string,
): FieldError[] {
  const pointer = `${above}/${escape(property)}`;
  const member = dto.members.get(property);
  if (!member) return [{ pointer, code: 'type', got: shown(value), want: 'an object' }];
  const own = Object.keys(constraints ?? {})
    .slice(0, 1)
    .map((name) => fieldError(member, name, pointer, value, contexts));
  const nested = member.nested;
  if (!nested || own.length > 0) return own;
  return (children ?? []).flatMap((child) =>
    member.list ? itemErrors(nested, child, pointer) : errorsOf(nested, child, pointer),
  );
}

const itemErrors = (nested: Dto, item: ValidationError, above: string): FieldError[] =>
  item.constraints
    ? [{ pointer: `${above}/${item.property}`, code: 'type', got: shown(item.value), want: 'an object' }]
    : (item.children ?? []).flatMap((child) => errorsOf(nested, child, `${above}/${item.property}`));

function fieldError(
  member: Member,
  constraint: string,
  pointer: string,
  value: unknown,
  contexts: ValidationError['contexts'],
): FieldError {
  const said = contexts?.[constraint] as { code: string; want: string } | undefined;
  const check = member.list ? member.checks.find((one) => one.constraint === constraint) : undefined;
  const index = check && Array.isArray(value) ? value.findIndex((item) => !check.holds(item)) : -1;
  const at = index < 0 ? { pointer, got: value } : { pointer: `${pointer}/${index}`, got: (value as unknown[])[index] };
  return {
    pointer: at.pointer,
    code: said?.code ?? constraint,
    ...(at.got === undefined ? {} : { got: shown(at.got) }),
    want: said?.want ?? constraint,
  };
}

const escape = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What came, short enough to be sent back. */
function shown(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : value;
}

function nearest(name: string, known: readonly string[]): string {
  const close = known.map((one) => ({ one, away: distance(name, one) })).sort((a, b) => a.away - b.away)[0];
  return close && close.away <= 3 ? `no such field; did you mean ${close.one}` : `one of ${known.join(', ')}`;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  if (a.length > 64) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
