import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { tongjian } from '@tongjian/cli';

const ROOT = join(__dirname, '../../../..');
const RUN_TS = join(ROOT, 'libs/event-store/test/run-ts.cjs');

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command of the command line in this process, with these settings and no others of the house. */
export async function command(settings: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Said> {
  const before = { ...process.env };
  Object.assign(process.env, settings);
  const said = { out: '', error: '' };
  const to = (name: 'out' | 'error') => ({ write: (text: string) => Boolean((said[name] += text)), isTTY: false });
  try {
    return { code: await tongjian(args, to('out'), to('error')), ...said };
  } finally {
    for (const name of Object.keys(settings)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

/** Starts a command in a process of its own, to be killed. */
export const commandProcess = (settings: Readonly<Record<string, string>>, ...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['-C', '@tongjian/source', '-r', RUN_TS, join(ROOT, 'apps/cli/src/main.ts'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: 'ignore',
  });
