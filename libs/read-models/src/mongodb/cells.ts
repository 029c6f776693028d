import { BadQuery } from '../faults.js';
import { compareValues } from '../memory/matches.js';
import { CellQuery, CellRow } from '../port.js';
import { checkDimensions, RollupShape } from '../shape.js';
import { Form } from './form.js';
import { measuresOf, summed, sumsOf } from './measures.js';
import { fieldOf } from './names.js';
import { Filter, Row, Server, Stage } from './server.js';

/** Which cells of a rollup are meant: all of it, or those whose coordinates match. */
export interface Chosen {
  readonly rollup: RollupShape;
  /** What a cell's own row must be. */
  readonly filter: Filter;
  /** What names a cell in other rows. */
  readonly part: Filter;
}

/** @throws BadQuery, UnknownReadModel */
export async function choose(
  form: Form,
  server: Server,
  { rollup: name, where = {} }: Pick<CellQuery, 'rollup' | 'where'>,
): Promise<Chosen> {
  const rollup = form.rollup(name);
  checkDimensions(rollup, Object.keys(where));
  const conditions = Object.entries(where).map(([dimension, wanted]) => [
    `place.${fieldOf(dimension)}`,
    typeof wanted === 'string' ? wanted : { $in: wanted },
  ]);
  const filter = { rollup: name, ...Object.fromEntries(conditions) };
  if (conditions.length === 0) return { rollup, filter, part: { rollup: name } };
  const rows = await server.find(form.collections.cells, filter, { projection: { cell: 1 } });
  return { rollup, filter, part: { rollup: name, cell: { $in: rows.map(({ cell }) => cell) } } };
}

/** The parts of documents that lie in the chosen cells, each as a row of its own. */
export const partsIn = ({ part }: Chosen, also: Filter = {}): Stage[] => [
  { $match: { parts: { $elemMatch: part }, ...also } },
  { $unwind: '$parts' },
  { $match: Object.fromEntries(Object.entries(part).map(([field, wanted]) => [`parts.${field}`, wanted])) },
];

export async function cells(form: Form, server: Server, query: CellQuery): Promise<CellRow[]> {
  const { groupBy, asOf } = query;
  if (asOf !== undefined && !Number.isSafeInteger(asOf)) throw new BadQuery('asOf', 'is an index of the log');
  const chosen = await choose(form, server, query);
  if (groupBy === undefined && asOf === undefined) return keptCells(form, server, chosen);
  const dimensions = groupBy ?? [...chosen.rollup.dimensions].sort();
  checkDimensions(chosen.rollup, dimensions);
  const { documents, deltas } = form.collections;
  const rows =
    asOf === undefined
      ? await server.aggregate(documents, [...nowByKey(chosen, dimensions), ...byGroup(chosen, dimensions)])
      : await server.aggregate(deltas, [...asOfByKey(chosen, dimensions, asOf), ...byGroup(chosen, dimensions)]);
  const found = rows.map((row) => ({
    cell: groupOf(dimensions, row),
    measures: summed(chosen.rollup, row),
    documents: Number(row['documents']),
  }));
  const order = (a: CellRow, b: CellRow) =>
    dimensions.reduce((less, name) => less || compareValues(a.cell[name], b.cell[name]), 0);
  return found.sort(order);
}

/** A group's name for each dimension, whatever the dimension is called. */
const groups = (dimensions: readonly string[], path: (dimension: string, i: number) => string): Row =>
  Object.fromEntries(dimensions.map((dimension, i) => [`g${i}`, path(dimension, i)]));

const groupOf = (dimensions: readonly string[], { _id }: Row): Record<string, string> =>
  Object.fromEntries(dimensions.map((dimension, i) => [dimension, (_id as Record<string, string>)[`g${i}`] ?? '']));

/** What each document puts into each group. */
const nowByKey = (chosen: Chosen, dimensions: readonly string[]): Stage[] => [
  ...partsIn(chosen),
  {
    $group: {
      _id: { ...groups(dimensions, (name) => `$parts.place.${fieldOf(name)}`), key: '$_id' },
      ...sumsOf(chosen.rollup.measures, 'parts.measures.'),
    },
  },
];

/** The same as of an index: what the changes up to it come to, cell by cell. */
const asOfByKey = (chosen: Chosen, dimensions: readonly string[], asOf: number): Stage[] => [
  { $match: { ...chosen.part, position: { $lte: asOf } } },
  {
    $group: {
      _id: { cell: '$cell', ...groups(dimensions, (name) => `$place.${fieldOf(name)}`), key: '$key' },
      documents: { $sum: '$documents' },
      ...sumsOf(chosen.rollup.measures, 'measures.'),
    },
  },
  { $match: { documents: { $gt: 0 } } },
  {
    $group: {
      _id: { ...groups(dimensions, (_, i) => `$_id.g${i}`), key: '$_id.key' },
      ...again(chosen),
    },
  },
];

const byGroup = (chosen: Chosen, dimensions: readonly string[]): Stage[] => [
  {
    $group: {
      _id: dimensions.length > 0 ? groups(dimensions, (_, i) => `$_id.g${i}`) : { all: 'cells' },
      documents: { $sum: 1 },
      ...again(chosen),
    },
  },
];

const again = ({ rollup }: Chosen): Row =>
  Object.fromEntries(rollup.measures.map((name) => [`m_${fieldOf(name)}`, { $sum: `$m_${fieldOf(name)}` }]));

async function keptCells(form: Form, server: Server, { rollup, filter }: Chosen): Promise<CellRow[]> {
  const rows = await server.find(form.collections.cells, { ...filter, documents: { $gt: 0 } }, { sort: { cell: 1 } });
  return rows.map(({ cell, measures, documents }) => ({
    cell: JSON.parse(cell as string) as Record<string, string>,
    measures: measuresOf(rollup, measures as Row),
    documents: documents as number,
  }));
}
