import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../reach/free-port.js';
import { addressOf, describeOn, MONGO_DB } from '../reach/need.js';
import { programOnPath } from '../reach/program.js';

/** A real server to be tested against. */
export interface Mongod {
  readonly url: string;
  /** Another database's name at each call: tests do not see each other's. */
  database(): string;
  /** Stops the server if the tests started it, and removes its folder. */
  stop(): Promise<void>;
}

const { program: PROGRAM } = MONGO_DB;
// A server starts on a machine that may be busy.
const START_MS = 60_000;

/** Runs a suite against a real MongoDB server; where none can be reached it is skipped and its title says why. */
export const describeOnMongo = (title: string, suite: () => void): void => describeOn([MONGO_DB], title, suite);

/** The server at TONGJIAN_MONGODB_URL, or one started here on a free port with a folder of its own; or none. */
export async function startMongod(): Promise<Mongod | undefined> {
  const url = addressOf(MONGO_DB);
  if (url) return { url, database, stop: async () => undefined };
  const program = programOnPath(PROGRAM);
  if (!program) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-mongod-'));
  const port = await freePort();
  const child = spawn(program, ['--port', `${port}`, '--bind_ip', '127.0.0.1', '--dbpath', folder]);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilListening(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `mongodb://127.0.0.1:${port}/`, database, stop };
}

let count = 0;
const database = (): string => `tongjian_${process.pid}_${Date.now().toString(36)}_${count++}`;

/** Until the server says that it takes connections. */
const untilListening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`${PROGRAM} did not start in time: ${said.slice(-500)}`)), START_MS);
    const done = (settle: () => void) => {
      clearTimeout(late);
      settle();
    };
    child.stdout!.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-5_000);
      if (/waiting for connections/i.test(said)) done(resolve);
    });
    child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', (error) => done(() => reject(error)));
    child.once('exit', (code) => done(() => reject(new Error(`${PROGRAM} ended with ${code}: ${said.slice(-500)}`))));
  });
