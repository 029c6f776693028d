import Database from 'better-sqlite3';

/** Marks the file as an event log of Tongjian: "Tjlg". */
export const APPLICATION_ID = 0x546a6c67;
export const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    shape INTEGER NOT NULL,
    data TEXT NOT NULL,
    meta TEXT NOT NULL,
    recordTime TEXT NOT NULL,
    follows TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  CREATE UNIQUE INDEX events_by_id ON events (id);
`;

/** What every writing connection runs under: acknowledged means on disk. */
export function makeDurable(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
}

/** Lays an empty log. */
export function createSchema(db: Database.Database): void {
  makeDurable(db);
  db.transaction(() => {
    db.exec(SCHEMA);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}
