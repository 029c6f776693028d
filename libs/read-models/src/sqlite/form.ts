import Database from 'better-sqlite3';
import { UnknownReadModel } from '../faults.js';
import { ProjectionRef, ReadAt, Seen } from '../port.js';
import { RollupShape, Shape } from '../shape.js';
import { Tables, tablesOf } from './schema.js';

/** One form of a read model in an open database: its tables, its shape, its statements prepared once. */
export class Form {
  readonly tables: Tables;
  private readonly prepared = new Map<string, Database.Statement>();

  constructor(
    readonly db: Database.Database,
    readonly ref: ProjectionRef,
    readonly shape: Shape,
  ) {
    this.tables = tablesOf(ref);
  }

  sql(text: string): Database.Statement {
    const known = this.prepared.get(text);
    if (known) return known;
    const made = this.db.prepare(text);
    this.prepared.set(text, made);
    return made;
  }

  rollup(name: string): RollupShape {
    const found = this.shape.rollups.find((rollup) => rollup.name === name);
    if (!found) throw new UnknownReadModel(`${this.ref.name}/${name}`);
    return found;
  }

  /** A rollup as rows name it: one that was never declared was written by other hands, and measures nothing. */
  storedRollup(name: string): RollupShape {
    return this.shape.rollups.find((rollup) => rollup.name === name) ?? { name, dimensions: [], measures: [] };
  }

  seen(): Seen | undefined {
    const row = this.sql('SELECT * FROM seen WHERE form = ?').get(this.tables.form) as SeenRow | undefined;
    if (!row) return undefined;
    const { n, position, throughPosition, throughIndex, count, digest, code } = row;
    return { n, position, through: { position: throughPosition, index: throughIndex }, count, digest, code };
  }

  at(): ReadAt {
    const { n = 0, position = 0 } = this.seen() ?? {};
    const parked = this.parked();
    return { projection: this.ref.name, version: this.ref.version, position, n, ...(parked ? { parked } : {}) };
  }

  /** How many keys are parked. */
  parked(): number {
    return this.sql('SELECT COUNT(*) FROM parked WHERE form = ?').pluck().get(this.tables.form) as number;
  }

  /** Reads that belong together, of one moment. */
  together<T>(read: () => T): T {
    return this.db.inTransaction ? read() : this.db.transaction(read).deferred();
  }
}

interface SeenRow {
  readonly n: number;
  readonly position: number;
  readonly throughPosition: string;
  readonly throughIndex: number;
  readonly count: number;
  readonly digest: string;
  readonly code: string;
}
