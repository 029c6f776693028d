import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../authority/authority.js';
import { freePort } from '../reach/free-port.js';
import { describeOn, EVENT_STORE_DB } from '../reach/need.js';
import { ADMIN, SecureNode } from './node.js';

/** Runs a suite that starts servers of its own, whatever address is given; without the program it is skipped. */
export const describeOnOwnServer = (title: string, suite: () => void): void =>
  describeOn([{ server: EVENT_STORE_DB.server, program: EVENT_STORE_DB.program }], title, suite);

/** EventStoreDB with TLS and users, started by the tests on free ports of this machine: one node, or a cluster. */
export class SecureServer {
  private constructor(
    private readonly folder: string,
    readonly nodes: readonly SecureNode[],
  ) {}

  /** One node keeps its events in memory, several keep them in a temporary folder. */
  static async start(size = 1): Promise<SecureServer> {
    const folder = mkdtempSync(join(tmpdir(), 'tongjian-secure-'));
    const authority = new Authority();
    const ports: number[] = [];
    for (let i = 0; i < 2 * size; i++) ports.push(await freePort());
    const own = ports.slice(0, size);
    const nodes = own.map((port, i) =>
      SecureNode.in(folder, authority, ports[size + i]!, [port, ...own.filter((other) => other !== port)]),
    );
    const server = new SecureServer(folder, nodes);
    try {
      for (const node of nodes) node.spawn();
      await Promise.all(nodes.map((node) => node.untilReady()));
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** All nodes, by name and password; `options` in place of those by which the servers are believed. */
  connectionString(password = ADMIN.password, options = this.nodes[0]!.options): string {
    const hosts = this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
    return `esdb://${ADMIN.user}:${password}@${hosts}?${options}`;
  }

  async leader(): Promise<SecureNode> {
    for (const node of this.nodes) if (await node.leads()) return node;
    throw new Error('no node leads');
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.end('SIGKILL')));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
