import type { ErrorObject } from 'ajv/dist/2020';
import { canonicalJson, sha256 } from '@tongjian/kernel';
import { LineCounter, parseDocument } from 'yaml';
import { canonicalExpression } from '../expression/index.js';
import { compileSchema } from '../schema/json-schema.js';
import { packSchema } from '../schema/pack.schema.js';
import { PackFault, PackFile } from '../types.js';
import { WrittenPack } from './pack-file.js';
import { faultAt, Path, Places } from './place.js';

/** A pack file that the schema lets pass, with the places its author would look at. */
export interface ReadPack {
  readonly written: WrittenPack;
  readonly places: Places;
  /** RFC 8785 canonical JSON, expressions in canonical form: what is published and hashed. */
  readonly text: string;
  /** `sha256:<hex>` of the canonical text. */
  readonly hash: string;
}

const validate = compileSchema<WrittenPack>(packSchema);

/** Reads YAML (or canonical JSON, which is YAML) into a pack, or says what is wrong with the file and where. */
export function readPack(file: PackFile): ReadPack | { readonly faults: readonly PackFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, version: '1.2', uniqueKeys: true, merge: false });
  const places = new Places(file.name, document, lines);
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((error) =>
        faultAt(places.at(error.pos[0]), yamlCode(error.code), error.message.split('\n')[0]!),
      ),
    };
  const data = plainOf(document);
  if (data === undefined)
    return { faults: [faultAt(places.at(0), 'NotYaml', 'a pack says everything itself: aliases are not read')] };
  if (!validate(data)) return { faults: schemaFaults(validate.errors ?? [], places) };
  const written = data;
  const nulls = Object.entries(written.parameters ?? {}).filter(([, { value }]) => value === null);
  if (nulls.length > 0)
    return {
      faults: nulls.map(([name]) =>
        faultAt(
          places.of(['parameters', name, 'value']),
          'NullParameter',
          `parameter ${name} must be set by the adopter`,
        ),
      ),
    };
  const text = canonicalJson(withCanonicalExpressions(written));
  return { written, places, text, hash: sha256(text) };
}

/** The document as plain data; undefined where it holds aliases, which could unfold without end. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

const yamlCode = (code: string) => (code === 'DUPLICATE_KEY' ? 'GivenTwice' : 'NotYaml');

function schemaFaults(errors: readonly ErrorObject[], places: Places): PackFault[] {
  // Where a choice fails, the deepest complaint is the one that helps.
  const plain = errors.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'if');
  return (plain.length > 0 ? plain : errors).map((error) => {
    const path = pathOf(error);
    const named = 'additionalProperty' in error.params ? ` (${String(error.params['additionalProperty'])})` : '';
    return faultAt(
      places.of(path),
      'NotInSchema',
      `${path.join('.') || 'pack'} ${error.message ?? 'is wrong'}${named}`,
    );
  });
}

function pathOf({ instancePath, params }: ErrorObject): Path {
  const path: (string | number)[] = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if ('additionalProperty' in params) path.push(String(params['additionalProperty']));
  return path;
}

const EXPRESSIONS = new Set(['when', 'expr']);

/** Equal meanings written with other spaces or quotes give equal texts; what cannot be parsed stays and is refused later. */
function withCanonicalExpressions<T>(value: T, key?: string): T {
  if (typeof value === 'string')
    return (key !== undefined && EXPRESSIONS.has(key) ? canonicalExpression(value) : value) as T;
  if (Array.isArray(value)) return value.map((item) => withCanonicalExpressions(item)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withCanonicalExpressions(member, name)]),
  ) as T;
}
