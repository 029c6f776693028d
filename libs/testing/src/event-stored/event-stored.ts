import { ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A real server to be tested against. */
export interface EventStored {
  readonly connectionString: string;
  /** Stops the server if the tests started it, and removes its folder. */
  stop(): Promise<void>;
}

const URL_SETTING = 'TONGJIAN_ESDB_URL';
const PROGRAM = 'eventstored';
const START_MS = 60_000;

function programOnPath(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    try {
      const path = join(folder, PROGRAM);
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  return undefined;
}

const url = process.env[URL_SETTING];
const program = url ? undefined : programOnPath();

/** Why no EventStoreDB can be reached from here; undefined where one can. */
export const noEventStored: string | undefined =
  url || program ? undefined : `no EventStoreDB: set ${URL_SETTING} or put ${PROGRAM} on the PATH`;

/** Runs a suite against a real EventStoreDB; where none can be reached it is skipped and its title says why. */
export const describeOnServer = (title: string, suite: () => void): void =>
  noEventStored === undefined ? describe(title, suite) : describe.skip(`${title} (${noEventStored})`, suite);

/** The server at TONGJIAN_ESDB_URL, or one started here on a free port, in memory, with a folder of its own. */
export async function startEventStored(): Promise<EventStored> {
  if (url) return { connectionString: url, stop: async () => undefined };
  if (!program) throw new Error(`no ${PROGRAM} on the PATH`);
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
