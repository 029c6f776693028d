import Database from 'better-sqlite3';
import { Lease } from '../port.js';

/** Takes or renews a lease; the clock is that of the machine that the file is on. */
export function lease(db: Database.Database, name: string, holder: string, now: number, ms: number): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO leases VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE holder = excluded.holder OR until <= ?`,
    )
    .run(name, holder, now + ms, now);
  return changes === 1;
}

/** The leases that are not over. */
export const leases = (db: Database.Database, now: number): readonly Lease[] =>
  db.prepare('SELECT name, holder FROM leases WHERE until > ? ORDER BY name').all(now) as Lease[];

export function release(db: Database.Database, name: string, holder: string): void {
  db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?').run(name, holder);
}
