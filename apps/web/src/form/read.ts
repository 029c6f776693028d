import { Schema } from '../client/openapi';
import { Json, Text } from '../client/types';
import { fenOf } from '../format/money';
import { instantOf } from '../format/time';
import { ACTS } from '../words/acts';
import { text } from '../words/text';
import { APART, Draft, DraftObject, isMoney, isObject, pointerTo } from './tree';

export type Faults = ReadonlyMap<string, Text>;
export interface Reading {
  readonly value: Json | undefined;
  /** What does not fit, by pointer. The server judges again; this only answers sooner. */
  readonly faults: Faults;
}

/** Reads a draft by its schema: amounts to fen, local times to instants, texts checked. */
export function read(schema: Schema, draft: Draft, name = '', required = true, pointer = ''): Reading {
  const faults = new Map<string, Text>();
  const value = readPart({ schema, draft, name, required, pointer }, faults);
  return { value, faults };
}

interface Part {
  readonly schema: Schema;
  readonly draft: Draft;
  readonly name: string;
  readonly required: boolean;
  readonly pointer: string;
}

function readPart(part: Part, faults: Map<string, Text>): Json | undefined {
  const { schema, draft, required, pointer } = part;
  if (draft === undefined || draft === '') {
    if (required) faults.set(pointer, ACTS.required);
    return undefined;
  }
  if (schema.properties && isObject(draft)) return readObject(schema, draft, pointer, faults);
  if (schema.type === 'array' && Array.isArray(draft)) {
    if (draft.length < (schema.minItems ?? 0)) faults.set(pointer, ACTS.tooFew(schema.minItems!));
    return (draft as readonly Draft[]).flatMap((item, at) => {
      const value = readPart(
        { schema: schema.items ?? {}, draft: item, name: part.name, required: true, pointer: pointerTo(pointer, at) },
        faults,
      );
      return value === undefined ? [] : [value];
    });
  }
  if (typeof draft === 'boolean') return draft;
  return readText(part, String(draft), faults);
}

function readObject(schema: Schema, draft: DraftObject, pointer: string, faults: Map<string, Text>): Json {
  const needed = new Set(schema.required ?? []);
  const read = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    if (pointer === '' && APART.has(name)) return [];
    const value = readPart(
      { schema: part, draft: draft[name], name, required: needed.has(name), pointer: pointerTo(pointer, name) },
      faults,
    );
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(read);
}

function readText({ schema, name, pointer }: Part, given: string, faults: Map<string, Text>): Json | undefined {
  const fault = (words: Text) => void faults.set(pointer, words);
  const trimmed = given.trim();
  if (schema.type === 'integer') {
    const value = isMoney(name, schema) ? fenOf(trimmed) : /^-?\d+$/.test(trimmed) ? Number(trimmed) : undefined;
    if (value === undefined || !Number.isSafeInteger(value)) {
      fault(isMoney(name, schema) ? ACTS.notAmount : ACTS.notInteger);
      return undefined;
    }
    if (schema.minimum !== undefined && value < schema.minimum) fault(ACTS.least(schema.minimum));
    if (schema.maximum !== undefined && value > schema.maximum) fault(ACTS.most(schema.maximum));
    return value;
  }
  if (schema.type === undefined || (schema.type === 'object' && !schema.properties)) return readJson(trimmed, fault);
  if (schema.format === 'date-time') return instantOf(trimmed);
  if (schema.maxLength !== undefined && trimmed.length > schema.maxLength) fault(ACTS.tooLong(schema.maxLength));
  if (schema.pattern && schema.format !== 'date' && !new RegExp(schema.pattern, 'u').test(trimmed))
    fault(
      schema.pattern.includes('{1,32}')
        ? ACTS.patternId
        : text(`格式须为 ${schema.pattern}`, `Must look like ${schema.pattern}`),
    );
  return trimmed;
}

function readJson(given: string, fault: (words: Text) => void): Json | undefined {
  try {
    return JSON.parse(given) as Json;
  } catch {
    fault(ACTS.notJson);
    return undefined;
  }
}
