import Database from 'better-sqlite3';
import { DocumentProjection } from '@tongjian/kernel';
import { ReadModelsDamaged, UnknownReadModel } from '../faults.js';
import { ProjectionRef, ReadModels } from '../port.js';
import { tableOf } from '../ref.js';
import { Shape, shapeOf } from '../shape.js';
import * as documents from './documents.js';
import { Form } from './form.js';
import { lease, leases, release } from './leases.js';
import { parked } from './parked.js';
import * as rollups from './rollups.js';
import { save } from './save.js';
import { COMMON, PARKED_TABLE, create, dropTables, tablesOf, verifyIndexes } from './schema.js';

export interface SqliteReadModelsSettings {
  /** File of the read models' own database; `:memory:` keeps it in memory. */
  readonly path: string;
  /** Reads beside a process that writes; the file must exist. */
  readonly readOnly?: boolean;
  /** Milliseconds that leases are measured by; the machine's own clock where left out. */
  readonly clock?: () => number;
}

const PAGE = 500;

/**
 * Read models in an SQLite database of their own. Lost saves after a power cut are folded again from the log, so
 * `synchronous=NORMAL` is enough; documents and `seen` still move together or not at all.
 * @throws ReadModelsDamaged
 */
export async function openSqliteReadModels(settings: SqliteReadModelsSettings): Promise<ReadModels> {
  const { path, readOnly = false, clock = Date.now } = settings;
  const db = new Database(path, { readonly: readOnly, fileMustExist: readOnly, timeout: 5000 });
  try {
    if (readOnly) readable(db);
    else {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = NORMAL');
      db.exec(COMMON);
    }
  } catch (error) {
    db.close();
    throw isDamage(error) ? new ReadModelsDamaged(path, (error as Error).message) : error;
  }
  return new SqliteReadModels(db, readOnly, clock);
}

/** A file that no newer process has opened yet has no such table: to its readers nothing is parked. */
function readable(db: Database.Database): void {
  const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'parked'`).get();
  if (!known) db.exec(PARKED_TABLE('TEMP TABLE'));
}

const isDamage = (error: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? '');

class SqliteReadModels implements ReadModels {
  private readonly forms = new Map<string, Form>();

  constructor(
    private readonly db: Database.Database,
    private readonly readOnly: boolean,
    private readonly clock: () => number,
  ) {}

  /** The form as it was declared, by whichever process. @throws UnknownReadModel */
  private form(ref: ProjectionRef): Form {
    const name = tableOf(ref);
    const row = this.db.prepare('SELECT shape FROM declared WHERE form = ?').get(name) as { shape: string } | undefined;
    if (!row) throw new UnknownReadModel(name);
    const known = this.forms.get(name);
    if (known) return known;
    const form = new Form(this.db, ref, JSON.parse(row.shape) as Shape);
    this.forms.set(name, form);
    return form;
  }

  async declare(projection: DocumentProjection, ref: ProjectionRef = projection): Promise<void> {
    const shape = shapeOf(projection);
    const tables = tablesOf(ref);
    this.forms.delete(tables.form);
    if (!this.readOnly) this.db.transaction(() => create(this.db, tables, shape)).immediate();
    else this.form(ref);
    verifyIndexes(this.db, tables, shape);
  }

  async seen(ref: ProjectionRef) {
    return this.form(ref).seen();
  }

  async load(ref: ProjectionRef, keys: readonly string[]) {
    const form = this.form(ref);
    return form.together(() => documents.load(form, keys));
  }

  async save(ref: ProjectionRef, fromN: number | undefined, change: Parameters<ReadModels['save']>[2]) {
    return save(this.form(ref), fromN, change);
  }

  async find(ref: ProjectionRef, query: Parameters<ReadModels['find']>[1]) {
    const form = this.form(ref);
    return form.together(() => documents.find(form, query));
  }

  async cells(ref: ProjectionRef, query: Parameters<ReadModels['cells']>[1]) {
    const form = this.form(ref);
    return form.together(() => ({ items: rollups.cells(form, query), at: form.at() }));
  }

  async contributions(ref: ProjectionRef, query: Parameters<ReadModels['contributions']>[1]) {
    const form = this.form(ref);
    return form.together(() => rollups.contributions(form, query));
  }

  async deltas(ref: ProjectionRef, query: Parameters<ReadModels['deltas']>[1]) {
    return rollups.deltas(this.form(ref), query);
  }

  async parked(ref: ProjectionRef, query: Parameters<ReadModels['parked']>[1] = {}) {
    const form = this.form(ref);
    return form.together(() => parked(form, query));
  }

  async audit(ref: ProjectionRef) {
    const form = this.form(ref);
    return form.together(() => ({ cells: rollups.audit(form), at: form.at() }));
  }

  async active(name: string): Promise<ProjectionRef | undefined> {
    const row = this.db.prepare('SELECT version, build FROM active WHERE name = ?').get(name);
    if (!row) return undefined;
    const { version, build } = row as { version: number; build: number };
    return { name, version, ...(build ? { build } : {}) };
  }

  async swap(from: ProjectionRef | undefined, to: ProjectionRef): Promise<boolean> {
    const { changes } = from
      ? this.db
          .prepare('UPDATE active SET version = ?, build = ? WHERE name = ? AND version = ? AND build = ?')
          .run(to.version, to.build ?? 0, to.name, from.version, from.build ?? 0)
      : this.db
          .prepare('INSERT INTO active VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
          .run(to.name, to.version, to.build ?? 0);
    return changes === 1;
  }

  async *scan(ref: ProjectionRef, afterKey?: string) {
    const form = this.form(ref);
    for (let after = afterKey; ;) {
      const page = form.together(() => documents.scan(form, after, PAGE));
      if (page.length === 0) return;
      yield page;
      after = page[page.length - 1]!.key;
    }
  }

  async changedSince(ref: ProjectionRef, n: number, limit: number) {
    const form = this.form(ref);
    return form.together(() => documents.changedSince(form, n, limit));
  }

  async *scanDeltas(ref: ProjectionRef) {
    const form = this.form(ref);
    for (let after = rollups.FIRST_DELTA; ;) {
      const page = rollups.scanDeltas(form, after, PAGE);
      if (page.deltas.length === 0) return;
      yield page.deltas;
      after = page.after;
    }
  }

  async lease(name: string, holder: string, ms: number) {
    return lease(this.db, name, holder, this.clock(), ms);
  }

  async leases() {
    return leases(this.db, this.clock());
  }

  async release(name: string, holder: string) {
    release(this.db, name, holder);
  }

  async drop(ref: ProjectionRef): Promise<void> {
    const tables = tablesOf(ref);
    this.forms.delete(tables.form);
    this.db.transaction(() => dropTables(this.db, tables)).immediate();
  }

  async close(): Promise<void> {
    this.db.close();
  }
}
