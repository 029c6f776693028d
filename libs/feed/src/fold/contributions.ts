import { DocumentProjection, JsonObject, Rollup } from '@tongjian/kernel';
import { Delta, StoredContribution } from '@tongjian/read-models';

/** A contribution that does not fit its rollup: a fault of the projection's code. */
export class BadContribution extends Error {
  constructor(rollup: string, reason: string) {
    super(`rollup ${rollup}: ${reason}`);
    this.name = 'BadContribution';
  }
}

type Contributions = (document: JsonObject | null) => readonly StoredContribution[];

/** What a document puts into the cells of all rollups, at most one part a cell. @throws BadContribution */
export function contributionsOf({ rollups }: Pick<DocumentProjection, 'rollups'>): Contributions {
  const readers = rollups.map((rollup) => reader(rollup));
  return (document) => {
    if (document === null) return [];
    const parts: StoredContribution[] = [];
    for (const read of readers) read(document, parts);
    return parts;
  };
}

function reader(rollup: Rollup): (document: JsonObject, into: StoredContribution[]) => void {
  const coordinates = canonicalCells(rollup);
  return (document, into) => {
    const start = into.length;
    for (const { cell, measures } of rollup.contributions(document)) {
      checkMeasures(rollup, measures);
      const name = coordinates(cell);
      const same = into.findIndex((part, i) => i >= start && part.cell === name);
      if (same < 0) into.push({ rollup: rollup.name, cell: name, measures });
      else {
        const both = sum(rollup, into[same]!.measures, measures, 1);
        checkMeasures(rollup, both);
        into[same] = { rollup: rollup.name, cell: name, measures: both };
      }
    }
  };
}

/** Canonical JSON of coordinates, each text made once. */
function canonicalCells({ name, dimensions }: Rollup): (cell: Readonly<Record<string, string>>) => string {
  const sorted = [...dimensions].sort();
  const known = new Map<string, string>();
  return (cell) => {
    let id = '';
    for (const dimension of sorted) {
      const value = cell[dimension];
      if (typeof value !== 'string') throw new BadContribution(name, `${dimension} is ${value}, not a text`);
      id += `${value}\u0000`;
    }
    let text = known.get(id);
    if (text === undefined) {
      text = `{${sorted.map((dimension) => `${JSON.stringify(dimension)}:${JSON.stringify(cell[dimension])}`).join(',')}}`;
      known.set(id, text);
    }
    return text;
  };
}

function checkMeasures({ name, measures: names }: Rollup, measures: Readonly<Record<string, number>>): void {
  for (const measure of names)
    if (!Number.isSafeInteger(measures[measure]))
      throw new BadContribution(name, `${measure} is ${measures[measure]}, not a safe integer`);
}

const sum = (
  { measures }: Pick<Rollup, 'measures'>,
  a: Readonly<Record<string, number>> | undefined,
  b: Readonly<Record<string, number>>,
  sign: 1 | -1,
) => {
  const total: Record<string, number> = {};
  for (const name of measures) total[name] = (a?.[name] ?? 0) + sign * b[name]! || 0;
  return total;
};

type Part = StoredContribution;
type Place = Pick<Delta, 'position' | 'key'>;

/** The changes that lead from a document's old parts to its new ones. @throws BadContribution */
export function deltasOf(
  rollups: ReadonlyMap<string, Rollup>,
  before: readonly Part[],
  after: readonly Part[],
  { position, key }: Place,
  into: Delta[],
): void {
  for (const part of after) {
    const { rollup, cell } = part;
    const old = find(before, part);
    if (!old) into.push({ rollup, cell, position, key, measures: part.measures, documents: 1 });
    else if (!equal(old.measures, part.measures)) {
      const measures = sum(rollups.get(rollup)!, part.measures, old.measures, -1);
      checkMeasures(rollups.get(rollup)!, measures);
      into.push({ rollup, cell, position, key, measures, documents: 0 });
    }
  }
  for (const part of before) {
    if (find(after, part)) continue;
    const { rollup, cell } = part;
    const measures = sum(rollups.get(rollup)!, undefined, part.measures, -1);
    into.push({ rollup, cell, position, key, measures, documents: -1 });
  }
}

function find(parts: readonly Part[], { rollup, cell }: Part): Part | undefined {
  for (const part of parts) if (part.cell === cell && part.rollup === rollup) return part;
  return undefined;
}

function equal(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  if (a === b) return true;
  for (const name in b) if (a[name] !== b[name]) return false;
  return true;
}
