import { Delta, ParkedChange, ParkedKey, StoredContribution, StoredDocument } from '../port.js';
import { RollupShape } from '../shape.js';
import { bodyOf, documentOf } from './body.js';
import { Form } from './form.js';
import { Draft } from './intent.js';
import { fieldOf } from './names.js';
import { Row } from './server.js';
import { measuresOf } from './measures.js';

/** Coordinates as fields, for grouping and choosing. */
export const placeOf = (cell: string): Row =>
  Object.fromEntries(
    Object.entries(JSON.parse(cell) as Record<string, string>).map(([name, value]) => [fieldOf(name), value]),
  );

export const figuresOf = ({ measures }: RollupShape, given: Readonly<Record<string, number>>): Row =>
  Object.fromEntries(measures.map((name) => [fieldOf(name), given[name] ?? 0]));

/** A document with all that it contributes. */
export function documentRow(form: Form, { key, document, at, contributions }: StoredDocument): Draft {
  const parts = contributions.map(({ rollup, cell, measures }) => ({
    ...{ rollup, cell, place: placeOf(cell), measures: figuresOf(form.rollup(rollup), measures) },
  }));
  const { position, count, n } = at;
  return { _id: key, ...bodyOf(key, document), at: { position, count, n }, parts };
}

interface Part {
  readonly rollup: string;
  readonly cell: string;
  readonly measures: Row;
}

export function storedDocument(form: Form, row: Row): StoredDocument {
  const contributions = ((row['parts'] ?? []) as readonly Part[]).map(
    ({ rollup, cell, measures }): StoredContribution => ({
      ...{ rollup, cell, measures: measuresOf(form.storedRollup(rollup), measures) },
    }),
  );
  const { position, count, n } = row['at'] as StoredDocument['at'];
  return { key: row['_id'] as string, document: documentOf(row), at: { position, count, n }, contributions };
}

export const deltaRow = (form: Form, { rollup, cell, position, key, documents, measures }: Delta): Row => ({
  ...{ rollup, cell, position, key, documents, place: placeOf(cell) },
  measures: figuresOf(form.rollup(rollup), measures),
});

export function storedDelta(form: Form, row: Row): Delta {
  const { rollup, cell, position, key, documents } = row as unknown as Delta;
  return {
    ...{ rollup, cell, position, key, documents },
    measures: measuresOf(form.storedRollup(rollup), row['measures'] as Row),
  };
}

/** A key that is parked no more keeps a row, so that no late write can park it again. */
export const parkedRows = ({ put, remove }: ParkedChange): Draft[] => [
  ...remove.map((key) => ({ _id: key, waits: false })),
  ...put.map(({ key, position, error, reason }) => ({
    ...{ _id: key, waits: true, position, error },
    ...(reason === undefined ? {} : { reason }),
  })),
];

export const storedParked = ({ _id, position, error, reason }: Row): ParkedKey => ({
  ...{ key: _id as string, position: position as number, error: error as string },
  ...(reason === undefined ? {} : { reason: reason as string }),
});
