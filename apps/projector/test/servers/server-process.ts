import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, programOnPath } from '@tongjian/testing';
import { until } from '../processes.js';

const START_MS = 60_000;

/** A server that a test started, to be treated badly: it keeps its data in a folder and comes back at the same port. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private gone: Promise<void> = Promise.resolve();

  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly program: string,
    private readonly args: readonly string[],
    private readonly answers: () => Promise<boolean>,
  ) {}

  /** An EventStoreDB with its data in a folder. */
  static async eventStore(folder: string): Promise<ServerProcess> {
    const [port, replication] = [await freePort(), await freePort()];
    mkdirSync(folder, { recursive: true });
    const places = ['--db', join(folder, 'db'), '--log', join(folder, 'log')];
    const ports = ['--http-port', `${port}`, '--int-tcp-port', `${replication}`];
    const live = `http://127.0.0.1:${port}/health/live`;
    const answers = () =>
      fetch(live, { signal: AbortSignal.timeout(1_000) }).then(
        ({ ok }) => ok,
        () => false,
      );
    const url = `esdb://127.0.0.1:${port}?tls=false`;
    return new ServerProcess('EventStoreDB', url, 'eventstored', ['--insecure', ...places, ...ports], answers);
  }

  /** A MongoDB with its data in a folder. */
  static async mongo(folder: string, database: string): Promise<ServerProcess> {
    const port = await freePort();
    mkdirSync(folder, { recursive: true });
    const args = ['--port', `${port}`, '--bind_ip', '127.0.0.1', '--dbpath', folder];
    const url = `mongodb://127.0.0.1:${port}/${database}`;
    return new ServerProcess('MongoDB', url, 'mongod', args, () => isOpen(port));
  }

  async start(): Promise<this> {
    const child = spawn(programOnPath(this.program)!, this.args, { stdio: 'ignore' });
    this.child = child;
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()));
    await until(`${this.name} answers`, () => this.answers(), START_MS, 100);
    return this;
  }

  /** SIGTERM stops it in order, SIGKILL as a power cut would. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.child?.kill(signal);
    await this.gone;
  }

  /** It stays there and says nothing. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
