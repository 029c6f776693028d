import Ajv2020 from 'ajv/dist/2020';
import { JsonObject } from '@tongjian/kernel';

/** A check of a local step's form, or undefined where the pack's JSON Schema (draft 2020-12) is none. */
export function compileForm(schema: JsonObject): ((value: unknown) => readonly string[]) | undefined {
  try {
    const validate = new Ajv2020({
      allErrors: true,
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
    }).compile(schema);
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
