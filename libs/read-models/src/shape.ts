import { DocumentProjection } from '@tongjian/kernel';
import { BadQuery, UnknownReadModel } from './faults.js';

export interface RollupShape {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

/** What a store must know of a projection: never its functions. */
export interface Shape {
  readonly indexes: readonly (readonly string[])[];
  readonly rollups: readonly RollupShape[];
}

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
const FIELD = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*$/;

/** @throws BadQuery where a name or field could not be a table's or a path's. */
export function shapeOf({ name, version, indexes, rollups }: DocumentProjection): Shape {
  if (!NAME.test(name)) throw new BadQuery(name, 'is no name of a read model');
  if (!Number.isSafeInteger(version) || version < 1) throw new BadQuery(`${name} ${version}`, 'versions count from 1');
  for (const field of indexes.flat()) checkField(field);
  for (const rollup of rollups) {
    if (rollup.measures.length === 0) throw new BadQuery(rollup.name, 'measures nothing');
    for (const part of [...rollup.dimensions, ...rollup.measures]) {
      if (!FIELD.test(part)) throw new BadQuery(part, 'is no name of a dimension or measure');
    }
  }
  return {
    indexes,
    rollups: rollups.map(({ name, dimensions, measures }) => ({ name, dimensions, measures })),
  };
}

/** @throws BadQuery where the text is no dotted path. */
export function checkField(field: string): string {
  if (!FIELD.test(field)) throw new BadQuery(field, 'is no field; write a dotted path such as item.code');
  return field;
}

/** @throws UnknownReadModel */
export function rollupOf(shape: Shape, name: string): RollupShape {
  const found = shape.rollups.find((rollup) => rollup.name === name);
  if (!found) throw new UnknownReadModel(name);
  return found;
}

/** @throws BadQuery where a rollup has no such dimension. */
export function checkDimensions(rollup: RollupShape, names: readonly string[]): void {
  for (const name of names)
    if (!rollup.dimensions.includes(name))
      throw new BadQuery(name, `is no dimension of ${rollup.name} (${rollup.dimensions.join(', ')})`);
}
