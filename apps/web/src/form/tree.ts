import { Schema } from '../client/openapi';
import { Json, JsonObject } from '../client/types';

/** What a reader has written so far: texts as typed, choices as chosen. Undefined: left empty. */
export type Draft = string | boolean | readonly Draft[] | { readonly [name: string]: Draft | undefined } | undefined;
export type DraftObject = { readonly [name: string]: Draft | undefined };

/** Pointers are RFC 6901 into the body: `/fundingSources/0/amountFen`. */
export const pointerTo = (pointer: string, part: string | number): string =>
  `${pointer}/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Fields that the page asks for apart from the act's own. */
export const APART: ReadonlySet<string> = new Set(['attachments', 'occurredAt', 'sample']);

export const isMoney = (name: string, { type }: Schema): boolean => type === 'integer' && name.endsWith('Fen');
export const isObject = (value: Draft): value is DraftObject => typeof value === 'object' && !Array.isArray(value);

/** A form's first draft: required lists have their least items, required truth values stand at no. */
export function emptyDraft(schema: Schema, required = true): Draft {
  if (schema.type === 'object' && schema.properties) {
    if (!required) return undefined;
    const needed = new Set(schema.required ?? []);
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([name]) => !APART.has(name))
        .map(([name, part]) => [name, emptyDraft(part, needed.has(name))]),
    );
  }
  if (!required) return undefined;
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => emptyDraft(schema.items ?? {}));
  if (schema.type === 'boolean') return false;
  return undefined;
}

/** Drops what is empty, so that an optional field that was left alone is not sent. */
export function withoutEmpty(value: Json | undefined): Json | undefined {
  if (value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutEmpty).filter((item) => item !== undefined);
  if (typeof value === 'object') {
    const kept = Object.entries(value as JsonObject).flatMap(([name, part]) => {
      const full = withoutEmpty(part);
      return full === undefined ? [] : [[name, full] as const];
    });
    return Object.fromEntries(kept);
  }
  return value;
}
