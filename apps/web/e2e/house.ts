import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
// The page knows the API by HTTP only; its test is where the two meet, so it alone starts the server.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { readSettings, startServer } from '@tongjian/api';
import { Reader } from './browser';

const DIST = resolve(__dirname, '../dist');

export interface RunningHouse {
  readonly url: string;
  /** The reader who holds a role, for all regions. */
  readonly reader: (role: string) => Reader;
  readonly close: () => Promise<void>;
}

/** The real server as a simulation on an empty folder, serving the built page. */
export async function openHouse(): Promise<RunningHouse> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('the page is not built: run `npx nx build web` first');
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-web-'));
  const env = { PORT: '0', DATA_DIR: folder, SIMULATION: 'true', LOG_LEVEL: 'silent', WEB_DIST: DIST };
  const server = await startServer(readSettings(env));
  return {
    url: server.url,
    reader: (role) => {
      const found = server.generated.find((one) => one.role === role);
      if (!found) throw new Error(`nobody holds the role ${role}`);
      return found;
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
