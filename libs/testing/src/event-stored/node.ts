import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { Authority } from '../authority/authority.js';
import { EVENT_STORE_DB } from '../reach/need.js';
import { programOnPath } from '../reach/program.js';

// On a machine that may be busy, where elections may have to be held again.
const START_MS = 120_000;
/** Whom a new server knows. */
export const ADMIN = { user: 'admin', password: 'changeit' };

/** Nodes that share one busy machine give each other more time than those that have one each. */
const CALM = ['--leader-election-timeout-ms', '3000', '--gossip-timeout-ms', '4000'];

/** An EventStoreDB node with TLS that tests started: it keeps its data and comes back at the same port. */
export class SecureNode {
  private child: ChildProcess | undefined;
  private wanted = false;
  private gone: Promise<void> = Promise.resolve();

  constructor(
    readonly port: number,
    private readonly caFile: string,
    private readonly ca: string,
    private readonly args: readonly string[],
  ) {}

  /** Lays out a node's folder below `folder`; `cluster` are ports of all its nodes, its own first. */
  static in(folder: string, authority: Authority, replication: number, cluster: readonly number[]): SecureNode {
    const [port, ...others] = cluster;
    const own = join(folder, `${port}`);
    const at = (name: string) => join(own, name);
    mkdirSync(at('ca'), { recursive: true });
    const { certificate, key } = authority.certify('eventstoredb-node');
    writeFileSync(at('ca/ca.crt'), authority.certificate);
    writeFileSync(at('node.crt'), certificate);
    writeFileSync(at('node.key'), key, { mode: 0o600 });
    const seeds = others.map((other) => `127.0.0.1:${other}`).join(',');
    const args = [
      ...['--node-ip', '127.0.0.1', '--node-port', `${port}`],
      ...['--replication-ip', '127.0.0.1', '--replication-port', `${replication}`],
      ...['--db', at('db'), '--log', at('log'), '--trusted-root-certificates-path', at('ca')],
      ...['--certificate-file', at('node.crt'), '--certificate-private-key-file', at('node.key')],
      ...['--run-projections', 'None', '--stream-existence-filter-size', '0', '--chunks-cache-size', '1048576'],
      ...(seeds
        ? ['--cluster-size', `${cluster.length}`, '--discover-via-dns', 'false', '--gossip-seed', seeds, ...CALM]
        : ['--mem-db']),
    ];
    return new SecureNode(port!, at('ca/ca.crt'), authority.certificate, args);
  }

  spawn(): void {
    this.wanted = true;
    const child = spawn(programOnPath(EVENT_STORE_DB.program)!, this.args, { stdio: 'ignore' });
    this.child = child;
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()));
    // A node that must cut off what its cluster never took ends in order, and expects to be started again.
    child.once('exit', (code) => this.wanted && code === 0 && this.spawn());
  }

  /** Until it knows its users, so that nobody is refused who is known. */
  async untilReady(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while ((await this.ask('/users/admin'))?.status !== 200) {
      if (this.child?.exitCode) throw new Error(`eventstored ended at once with ${this.child.exitCode}`);
      if (Date.now() > deadline) throw new Error(`eventstored did not come up within ${START_MS / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Whether it leads its cluster; a single node does. */
  async leads(): Promise<boolean> {
    return (await this.ask('/info'))?.body.includes('"state":"leader"') ?? false;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.wanted = false;
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

  /** Options of a connection string by which this node is believed. */
  get options(): string {
    return `tls=true&tlsCAFile=${encodeURIComponent(this.caFile)}`;
  }

  private ask(path: string): Promise<{ readonly status?: number | undefined; readonly body: string } | undefined> {
    return new Promise((resolve) => {
      const auth = `${ADMIN.user}:${ADMIN.password}`;
      const headers = { accept: 'application/json' };
      const asked = {
        host: '127.0.0.1',
        port: this.port,
        path,
        ca: this.ca,
        auth,
        headers,
        timeout: 1_000,
        agent: false,
      };
      const call = request(asked, (answer) => {
        let body = '';
        answer.on('data', (chunk) => (body += String(chunk)));
        answer.on('end', () => resolve({ status: answer.statusCode, body: body.replace(/\s/g, '') }));
      });
      call.on('timeout', () => call.destroy());
      call.on('error', () => resolve(undefined));
      call.end();
    });
  }
}
