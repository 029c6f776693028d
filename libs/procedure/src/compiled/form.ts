import { canonicalJson, JsonObject } from '@tongjian/kernel';
import { compileSchema } from '../schema/json-schema.js';

/** Says what is wrong with a filled-in form; nothing when it is complete. */
export type FormCheck = (value: unknown) => readonly string[];

const known = new Map<string, FormCheck>();

/**
 * A check of a local step's form, or undefined where the pack's JSON Schema (draft 2020-12) is none. The same form is
 * compiled once, however many procedures it is part of.
 */
export function compileForm(schema: JsonObject): FormCheck | undefined {
  const text = canonicalJson(schema);
  const check = known.get(text) ?? checkOf(schema);
  if (check) known.set(text, check);
  return check;
}

function checkOf(schema: JsonObject): FormCheck | undefined {
  try {
    const validate = compileSchema(schema);
    return (value) =>
      validate(value)
        ? []
        : (validate.errors ?? []).map(
            ({ instancePath, message }) => `form${instancePath.replaceAll('/', '.')} ${message ?? 'is wrong'}`,
          );
  } catch {
    return undefined;
  }
}
