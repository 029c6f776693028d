import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A server in a process of its own, ended by its id. */
export interface Child<Said> {
  readonly said: Said;
  end(): Promise<void>;
}

/** Starts a file of this folder and waits for what it has to say. */
export function childOf<Said>(file: string, env: Readonly<Record<string, string>> = {}): Promise<Child<Said>> {
  const child = fork(join(__dirname, file), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((done, failed) => {
    child.once('message', (said) => done({ said: said as Said, end: () => end(child) }));
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.removeAllListeners('exit');
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
