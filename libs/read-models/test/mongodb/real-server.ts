import { ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where tests find a MongoDB server: one that runs already, or a program that they start. */
const GIVEN = process.env['TONGJIAN_MONGODB_URL'];
const PROGRAM = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'mongod'))
  .find(isProgram);

// A server starts first, on a machine that may be busy.
const START_MS = 30_000;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface RealServer {
  readonly url: string;
  /** Another database's name at each call: tests do not see each other's. */
  readonly database: () => string;
  readonly stop: () => Promise<void>;
}

let count = 0;
const database = () => `tongjian_test_${process.pid}_${Date.now().toString(36)}_${count++}`;

/** The server given, or one of its own in a temporary folder. Only where `isReachable`. */
export async function startServer(): Promise<RealServer> {
  if (GIVEN) return { url: GIVEN, database, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-mongod-'));
  const port = await freePort();
  const server = spawn(PROGRAM!, ['--port', `${port}`, '--bind_ip', '127.0.0.1', '--dbpath', folder]);
  await waiting(server);
  return {
    ...{ url: `mongodb://127.0.0.1:${port}/`, database },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Until the server says that it takes connections. */
const waiting = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('mongod did not start in time')), START_MS);
    let said = '';
    server.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      if (!/waiting for connections/i.test(said)) return;
      clearTimeout(late);
      resolve();
    });
    server.once('exit', (code) => reject(new Error(`mongod ended with ${code}: ${said.slice(-500)}`)));
  });

/** Runs a suite against a real server; without one the suite is skipped and says why. */
export const describeOnMongo = (title: string, suite: () => void): void =>
  GIVEN || PROGRAM
    ? describe(title, suite)
    : describe.skip(`${title} (no MongoDB: set TONGJIAN_MONGODB_URL, or have mongod on the PATH)`, suite);
