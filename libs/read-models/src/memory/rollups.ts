import { canonicalJson } from '@tongjian/kernel';
import { BadQuery, safeTotal } from '../faults.js';
import { CellAudit, CellQuery, CellRow, Delta, Sum } from '../port.js';
import { checkDimensions, RollupShape, rollupOf } from '../shape.js';
import { compareValues } from './matches.js';
import { Form } from './form.js';

type Coordinates = Readonly<Record<string, string>>;
export interface Part {
  readonly key: string;
  readonly cell: Coordinates;
  readonly measures: Readonly<Record<string, number>>;
}

export const byCell = (a: { cell: Coordinates }, b: { cell: Coordinates }) =>
  compareValues(canonicalJson(a.cell), canonicalJson(b.cell));

function isWithin(rollup: RollupShape, where: CellQuery['where'] = {}) {
  checkDimensions(rollup, Object.keys(where));
  return (cell: Coordinates) =>
    Object.entries(where).every(([name, wanted]) =>
      typeof wanted === 'string' ? cell[name] === wanted : wanted.includes(cell[name] ?? ''),
    );
}

const complete = (rollup: RollupShape, measures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(rollup.measures.map((name) => [name, measures[name] ?? 0]));

/** What each document puts into each cell that matches, at present or as of an index. */
export function partsOf(form: Form, { rollup: name, where, asOf }: CellQuery): Part[] {
  const rollup = rollupOf(form.shape, name);
  const wanted = isWithin(rollup, where);
  const found: Part[] = [];
  if (asOf === undefined) {
    for (const { key, contributions } of form.documents.values())
      for (const { rollup: of, cell, measures } of contributions)
        if (of === name) found.push({ key, cell: JSON.parse(cell), measures: complete(rollup, measures) });
  } else {
    const sums = new Map<string, { part: Part; documents: number }>();
    for (const delta of form.deltas) {
      if (delta.rollup !== name || delta.position > asOf) continue;
      const id = `${delta.key}\n${delta.cell}`;
      const known = sums.get(id) ?? {
        part: { key: delta.key, cell: JSON.parse(delta.cell), measures: {} },
        documents: 0,
      };
      const measures = add(rollup, known.part.measures, delta.measures);
      sums.set(id, { part: { ...known.part, measures }, documents: known.documents + delta.documents });
    }
    for (const { part, documents } of sums.values()) if (documents > 0) found.push(part);
  }
  return found.filter((part) => wanted(part.cell));
}

const add = (rollup: RollupShape, a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) =>
  Object.fromEntries(rollup.measures.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));

export function cells(form: Form, query: CellQuery): CellRow[] {
  const rollup = rollupOf(form.shape, query.rollup);
  const { groupBy, asOf } = query;
  if (asOf !== undefined && !Number.isSafeInteger(asOf)) throw new BadQuery('asOf', 'is an index of the log');
  const dimensions = groupBy ?? rollup.dimensions;
  checkDimensions(rollup, dimensions);
  const groups = new Map<string, { cell: Coordinates; measures: Record<string, number>; keys: Set<string> }>();
  for (const { key, cell, measures } of partsOf(form, query)) {
    const group = Object.fromEntries(dimensions.map((name) => [name, cell[name] ?? '']));
    const id = canonicalJson(group);
    const known = groups.get(id) ?? { cell: group, measures: {}, keys: new Set<string>() };
    groups.set(id, { ...known, measures: add(rollup, known.measures, measures), keys: known.keys.add(key) });
  }
  const order = (a: CellRow, b: CellRow) =>
    groupBy ? dimensions.reduce((found, name) => found || compareValues(a.cell[name], b.cell[name]), 0) : byCell(a, b);
  return [...groups.values()]
    .map(({ cell, measures, keys }) => ({ cell, measures: checked(measures), documents: keys.size }))
    .sort(order);
}

function checked(measures: Record<string, number>): Record<string, number> {
  for (const [name, total] of Object.entries(measures)) safeTotal(name, total);
  return measures;
}

export function deltas(
  form: Form,
  query: Pick<CellQuery, 'rollup' | 'where'> & { key?: string; after?: number; to?: number; limit: number },
) {
  const rollup = rollupOf(form.shape, query.rollup);
  const wanted = isWithin(rollup, query.where);
  const { key, after = 0, to = Number.MAX_SAFE_INTEGER } = query;
  return form.deltas
    .filter((d) => d.rollup === query.rollup && d.position > after && d.position <= to && d.key === (key ?? d.key))
    .map((d) => ({ ...d, cell: JSON.parse(d.cell) as Coordinates, measures: complete(rollup, d.measures) }))
    .filter((d) => wanted(d.cell))
    .sort((a, b) => a.position - b.position || compareValues(a.key, b.key) || byCell(a, b))
    .slice(0, query.limit);
}

/** Every cell as kept, as its parts sum to, and as its changes sum to. */
export function audit(form: Form): CellAudit[] {
  const contributed = new Map<string, Sum>();
  const changed = new Map<string, Sum>();
  for (const { contributions } of form.documents.values())
    for (const part of contributions) addTo(contributed, form, { ...part, documents: 1 });
  for (const delta of form.deltas) addTo(changed, form, delta);
  return [...form.cells.values()]
    .sort((a, b) => compareValues(a.rollup, b.rollup) || compareValues(a.cell, b.cell))
    .map(({ rollup, cell, measures, documents }) => {
      const nothing = { measures: complete(rollupOf(form.shape, rollup), {}), documents: 0 };
      const id = `${rollup}\n${cell}`;
      return {
        rollup,
        cell,
        kept: { measures, documents },
        contributed: contributed.get(id) ?? nothing,
        changed: changed.get(id) ?? nothing,
      };
    });
}

function addTo(sums: Map<string, Sum>, form: Form, part: Sum & Pick<Delta, 'rollup' | 'cell'>): void {
  const id = `${part.rollup}\n${part.cell}`;
  const known = sums.get(id);
  const measures = add(rollupOf(form.shape, part.rollup), known?.measures ?? {}, part.measures);
  sums.set(id, { measures, documents: (known?.documents ?? 0) + part.documents });
}
