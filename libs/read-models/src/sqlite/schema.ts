import Database from 'better-sqlite3';
import { IndexUnusable } from '../faults.js';
import { ProjectionRef } from '../port.js';
import { tableOf } from '../ref.js';
import { Shape } from '../shape.js';
import { valueAt } from './path.js';

/** Keys whose events wait in the log. */
export const PARKED_TABLE = (kind: 'TABLE' | 'TEMP TABLE') => `CREATE ${kind} IF NOT EXISTS parked (
    form TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, error TEXT NOT NULL, reason TEXT,
    PRIMARY KEY (form, key)
  ) WITHOUT ROWID, STRICT;`;

/** The tables shared by all read models. */
export const COMMON = `
  CREATE TABLE IF NOT EXISTS declared (form TEXT PRIMARY KEY, shape TEXT NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS seen (
    form TEXT PRIMARY KEY, n INTEGER NOT NULL, position INTEGER NOT NULL, throughPosition TEXT NOT NULL,
    throughIndex INTEGER NOT NULL, count INTEGER NOT NULL, digest TEXT NOT NULL, code TEXT NOT NULL
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS active (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, build INTEGER NOT NULL
  ) WITHOUT ROWID, STRICT;
  ${PARKED_TABLE('TABLE')}
  CREATE TABLE IF NOT EXISTS leases (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL
  ) WITHOUT ROWID, STRICT;
`;

/** Table names of one form of a read model. */
export const tablesOf = (ref: ProjectionRef) => {
  const form = tableOf(ref);
  return {
    form,
    documents: `${form}_documents`,
    cells: `${form}_cells`,
    contributions: `${form}_contributions`,
    deltas: `${form}_deltas`,
  };
};
export type Tables = ReturnType<typeof tablesOf>;

/** How many measure columns `m0`, `m1` … the tables of a shape have. */
export const widthOf = (shape: Shape): number => Math.max(1, ...shape.rollups.map(({ measures }) => measures.length));

export const columnsOf = (count: number, of: (column: string, i: number) => string = (column) => column): string =>
  Array.from({ length: count }, (_, i) => of(`m${i}`, i)).join(', ');

const indexName = (tables: Tables, i: number) => `${tables.documents}_${i}`;

/** Creates tables and indexes of one form; does nothing where they stand. */
export function create(db: Database.Database, tables: Tables, shape: Shape): void {
  const measures = columnsOf(widthOf(shape), (column) => `${column} INTEGER NOT NULL DEFAULT 0`);
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${tables.documents} (
      key TEXT PRIMARY KEY, document TEXT, position INTEGER NOT NULL, count INTEGER NOT NULL, n INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS ${tables.cells} (
      id INTEGER PRIMARY KEY, rollup TEXT NOT NULL, cell TEXT NOT NULL, documents INTEGER NOT NULL, ${measures},
      UNIQUE (rollup, cell)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS ${tables.contributions} (
      key TEXT NOT NULL, cell INTEGER NOT NULL, ${measures}, PRIMARY KEY (key, cell)
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX IF NOT EXISTS ${tables.contributions}_cell ON ${tables.contributions} (cell);
    CREATE TABLE IF NOT EXISTS ${tables.deltas} (
      cell INTEGER NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, documents INTEGER NOT NULL, ${measures},
      PRIMARY KEY (cell, position, key)
    ) WITHOUT ROWID, STRICT;
  `);
  shape.indexes.forEach((fields, i) =>
    db.exec(
      `CREATE INDEX IF NOT EXISTS ${indexName(tables, i)} ON ${tables.documents} (${fields.map(valueAt).join(', ')})`,
    ),
  );
  db.prepare(`INSERT INTO declared (form, shape) VALUES (?, ?) ON CONFLICT DO UPDATE SET shape = excluded.shape`).run(
    tables.form,
    JSON.stringify(shape),
  );
}

/** Asks SQLite to plan a query by each index. @throws IndexUnusable where it cannot. */
export function verifyIndexes(db: Database.Database, tables: Tables, shape: Shape): void {
  shape.indexes.forEach((fields, i) => {
    const where = fields.map((field) => `${valueAt(field)} = ?`).join(' AND ');
    try {
      db.prepare(
        `EXPLAIN QUERY PLAN SELECT key FROM ${tables.documents} INDEXED BY ${indexName(tables, i)} WHERE ${where}`,
      ).all(...fields.map(() => ''));
    } catch (error) {
      throw new IndexUnusable(tables.documents, fields, (error as Error).message);
    }
  });
}

export function dropTables(db: Database.Database, tables: Tables): void {
  for (const table of [tables.documents, tables.cells, tables.contributions, tables.deltas])
    db.exec(`DROP TABLE IF EXISTS ${table}`);
  for (const table of ['declared', 'seen', 'parked'])
    db.prepare(`DELETE FROM ${table} WHERE form = ?`).run(tables.form);
}
