import { DocumentProjection, JsonObject } from '@tongjian/kernel';
import { UnknownReadModel } from '../faults.js';
import { DocumentQuery, Page, ProjectionRef, ReadModels } from '../port.js';
import { checkLimit, cursorOf, readCursor, SortValue } from '../query/cursor.js';
import { sameRef, tableOf } from '../ref.js';
import { shapeOf } from '../shape.js';
import { Form } from './form.js';
import { compareValues, matches, valueAt } from './matches.js';
import { Leases } from './leases.js';
import { parked } from './parked.js';
import { audit, byCell, cells, deltas, Part, partsOf } from './rollups.js';

const PAGE = 500;

export interface MemoryReadModelsSettings {
  /** Milliseconds that leases are measured by; the process's own clock where left out. */
  readonly clock?: () => number;
}

/** Read models in this process's memory: the model that tests hold the databases against. */
export const openMemoryReadModels = ({ clock = Date.now }: MemoryReadModelsSettings = {}): ReadModels =>
  new MemoryReadModels(new Leases(clock));

class MemoryReadModels implements ReadModels {
  private readonly forms = new Map<string, Form>();
  private readonly used = new Map<string, ProjectionRef>();

  constructor(private readonly leasing: Leases) {}

  private form(ref: ProjectionRef): Form {
    const found = this.forms.get(tableOf(ref));
    if (!found) throw new UnknownReadModel(tableOf(ref));
    return found;
  }

  async declare(projection: DocumentProjection, ref: ProjectionRef = projection): Promise<void> {
    const shape = shapeOf(projection);
    const known = this.forms.get(tableOf(ref));
    if (known) known.shape = shape;
    else this.forms.set(tableOf(ref), new Form({ name: ref.name, version: ref.version }, shape));
  }

  async seen(ref: ProjectionRef) {
    return this.form(ref).seen;
  }

  async load(ref: ProjectionRef, keys: readonly string[]) {
    const { documents } = this.form(ref);
    return new Map(keys.flatMap((key) => (documents.has(key) ? [[key, documents.get(key)!]] : [])));
  }

  async save(ref: ProjectionRef, fromN: number | undefined, change: Parameters<ReadModels['save']>[2]) {
    return this.form(ref).save(fromN, change);
  }

  async find(ref: ProjectionRef, query: DocumentQuery) {
    return find(this.form(ref), query);
  }

  async cells(ref: ProjectionRef, query: Parameters<ReadModels['cells']>[1]) {
    const form = this.form(ref);
    return { items: cells(form, query), at: form.at() };
  }

  async contributions(ref: ProjectionRef, query: Parameters<ReadModels['contributions']>[1]): Promise<Page<Part>> {
    const form = this.form(ref);
    const limit = checkLimit(query.limit);
    const mark = query.cursor === undefined ? undefined : readCursor(query.cursor, 'parts');
    const all = partsOf(form, query).sort((a, b) => compareValues(a.key, b.key) || byCell(a, b));
    const isAfter = (part: Part) =>
      !mark || (compareValues(part.key, mark.key) || compareValues(JSON.stringify(part.cell), mark.values[0])) > 0;
    const rest = all.filter(isAfter);
    const items = rest.slice(0, limit);
    const last = items[items.length - 1];
    const next = last && { next: cursorOf({ order: 'parts', key: last.key, values: [JSON.stringify(last.cell)] }) };
    return { items, ...(rest.length > limit ? next : {}), total: all.length, at: form.at() };
  }

  async deltas(ref: ProjectionRef, query: Parameters<ReadModels['deltas']>[1]) {
    checkLimit(query.limit);
    return deltas(this.form(ref), query);
  }

  async parked(ref: ProjectionRef, query: Parameters<ReadModels['parked']>[1] = {}) {
    return parked(this.form(ref), query);
  }

  async audit(ref: ProjectionRef) {
    const form = this.form(ref);
    return { cells: audit(form), at: form.at() };
  }

  async active(name: string) {
    return this.used.get(name);
  }

  async swap(from: ProjectionRef | undefined, to: ProjectionRef): Promise<boolean> {
    if (!sameRef(this.used.get(to.name), from)) return false;
    const { name, version, build } = to;
    this.used.set(name, { name, version, ...(build ? { build } : {}) });
    return true;
  }

  async *scan(ref: ProjectionRef, afterKey = '') {
    const { documents } = this.form(ref);
    const keys = [...documents.keys()].sort(compareValues).filter((key) => compareValues(key, afterKey) > 0);
    for (let i = 0; i < keys.length; i += PAGE) yield keys.slice(i, i + PAGE).map((key) => documents.get(key)!);
  }

  async changedSince(ref: ProjectionRef, n: number, limit: number) {
    const later = [...this.form(ref).documents.values()].filter(({ at }) => at.n > n);
    return later.sort((a, b) => a.at.n - b.at.n || compareValues(a.key, b.key)).slice(0, checkLimit(limit));
  }

  async *scanDeltas(ref: ProjectionRef) {
    const { deltas } = this.form(ref);
    for (let i = 0; i < deltas.length; i += PAGE) yield deltas.slice(i, i + PAGE);
  }

  async lease(name: string, holder: string, ms: number) {
    return this.leasing.take(name, holder, ms);
  }

  async leases() {
    return this.leasing.list();
  }

  async release(name: string, holder: string) {
    this.leasing.release(name, holder);
  }

  async drop(ref: ProjectionRef): Promise<void> {
    this.forms.delete(tableOf(ref));
  }

  async close(): Promise<void> {
    this.forms.clear();
  }
}

function find(form: Form, query: DocumentQuery): Page<{ readonly key: string; readonly document: JsonObject }> {
  const limit = checkLimit(query.limit);
  const { sort = [], cursor } = query;
  const order = sort.map(({ field, descending }) => `${descending ? '-' : '+'}${field}`).join(',');
  const mark = cursor === undefined ? undefined : readCursor(cursor, order);
  const rows: { key: string; document: JsonObject; values: unknown[] }[] = [];
  for (const { key, document } of form.documents.values())
    if (document !== null && matches(document, query.where))
      rows.push({ key, document, values: sort.map(({ field }) => valueAt(document, field)) });
  const compare = (a: { key: string; values: readonly unknown[] }, b: { key: string; values: readonly unknown[] }) =>
    sort.reduce((found, { descending }, i) => {
      const compared = compareValues(a.values[i], b.values[i]);
      return found || (descending ? -compared : compared);
    }, 0) || compareValues(a.key, b.key);
  rows.sort(compare);
  const after = mark && { key: mark.key, values: mark.values.map((value) => value ?? undefined) };
  const rest = after ? rows.filter((row) => compare(row, after) > 0) : rows;
  const shown = rest.slice(0, limit);
  const last = shown[shown.length - 1];
  const values = last?.values.map((value): SortValue =>
    typeof value === 'boolean' ? Number(value) : ((value ?? null) as SortValue),
  );
  return {
    items: shown.map(({ key, document }) => ({ key, document })),
    ...(last && rest.length > limit ? { next: cursorOf({ order, values: values!, key: last.key }) } : {}),
    total: rows.length,
    at: form.at(),
  };
}
