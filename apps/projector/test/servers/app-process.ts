import { ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const RUN_TS = join(ROOT, 'libs/event-store/test/run-ts.cjs');

/** A folder for what the apps log, where somebody wants to read it. */
const LOGS = process.env['TEST_LOGS'];
let started = 0;

/** An app in a process of its own, run from its sources. */
export class AppProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it listens. */
    readonly url: string,
    /** What it said on standard error. */
    readonly said: () => string,
    readonly gone: Promise<number | null>,
  ) {}

  get pid(): number {
    return this.child.pid!;
  }

  /** Resolves when it listens. */
  static async start(app: 'api' | 'projector', settings: Readonly<Record<string, string>>): Promise<AppProcess> {
    const main = join(ROOT, `apps/${app}/src/main.ts`);
    const child = spawn(process.execPath, ['-C', '@tongjian/source', '-r', RUN_TS, main], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', LOGS ? openSync(join(LOGS, `${app}-${++started}.log`), 'w') : 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    child.stderr!.on('data', (chunk) => (complaint += String(chunk)));
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const url = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { readonly listening: string }) => resolve(message.listening));
      child.once('exit', () => setImmediate(() => reject(new Error(complaint.trim()))));
    });
    return new AppProcess(child, url, () => complaint, gone);
  }

  /** It stays there and does nothing. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** SIGTERM stops it in order; SIGKILL does not ask. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.child.kill(signal);
    return this.gone;
  }
}
