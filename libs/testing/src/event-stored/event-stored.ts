import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../reach/free-port.js';
import { addressOf, describeOn, EVENT_STORE_DB, wantOf } from '../reach/need.js';
import { programOnPath } from '../reach/program.js';

/** A real server to be tested against. */
export interface EventStored {
  readonly connectionString: string;
  /** Stops the server if the tests started it, and removes its folder. */
  stop(): Promise<void>;
}

const PROGRAM = EVENT_STORE_DB.program;
const START_MS = 60_000;

/** Why no EventStoreDB can be reached from here; undefined where one can. */
export const noEventStored: string | undefined = wantOf(EVENT_STORE_DB);

/** Runs a suite against a real EventStoreDB; where none can be reached it is skipped and its title says why. */
export const describeOnServer = (title: string, suite: () => void): void => describeOn([EVENT_STORE_DB], title, suite);

/** The server at TONGJIAN_ESDB_URL, or one started here on a free port, in memory, with a folder of its own. */
export async function startEventStored(): Promise<EventStored> {
  const url = addressOf(EVENT_STORE_DB);
  if (url) return { connectionString: url, stop: async () => undefined };
  const program = programOnPath(PROGRAM);
  if (!program) throw new Error(noEventStored);
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-eventstored-'));
  const [port, replication] = [await freePort(), await freePort()];
  const settings = ['--insecure', '--mem-db', '--http-port', port, '--int-tcp-port', replication];
  const places = ['--db', join(folder, 'db'), '--log', join(folder, 'log')];
  const child = spawn(program, [...settings, ...places].map(String), { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilHealthy(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connectionString: `esdb://127.0.0.1:${port}?tls=false`, stop };
}

async function untilHealthy(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`${PROGRAM} ended at once with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${PROGRAM} did not come up within ${START_MS / 1000} s`);
}
