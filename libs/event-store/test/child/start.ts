import { ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Runs a source file of this folder in a process of its own. `lines` are what it has said so far. */
export function startChild(file: string, ...args: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['-C', '@tongjian/source', '-r', join(__dirname, '../run-ts.cjs'), join(__dirname, file), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: string[] = [];
  const waiting: { count: number; resolve: () => void; reject: (error: Error) => void }[] = [];
  let complaint = '';
  child.stderr!.on('data', (chunk) => (complaint += chunk));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  createInterface({ input: child.stdout! }).on('line', (line) => {
    lines.push(line);
    for (const one of waiting) if (lines.length >= one.count) one.resolve();
  });
  child.on('close', () => waiting.forEach(({ reject }) => reject(new Error(`the child ended: ${complaint}`))));
  return {
    lines: lines as readonly string[],
    said: (count: number) =>
      lines.length >= count
        ? Promise.resolve()
        : new Promise<void>((resolve, reject) => waiting.push({ count, resolve, reject })),
    /** Kills it as a power cut would, and waits until it is gone and all it said is read. */
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
