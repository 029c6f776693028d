import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';

/** One validator for packs and forms: what JSON Schema itself means is compiled once. It keeps no schema it has seen. */
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  addUsedSchema: false,
});

/** Compiles a schema (draft 2020-12). @throws Error where it is none. */
export function compileSchema<T>(schema: Readonly<Record<string, unknown>>): ValidateFunction<T> {
  const validate = ajv.compile<T>(schema);
  ajv.removeSchema(schema);
  return validate;
}
