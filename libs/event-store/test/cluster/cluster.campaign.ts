import { SealedEvent } from '@tongjian/kernel';
import { describeOnOwnServer, SecureNode, SecureServer } from '@tongjian/testing';
import { EsdbEventStore, openEsdbStore, StoreUnreachable, verifyLog } from '../../src/index.js';
import { sealed } from '../events.js';

/*
 * Three nodes of EventStoreDB with TLS and users on this machine, whose leader is stopped, killed and frozen while
 * several hands append: what was acknowledged is there exactly once, whoever follows has seen it, nobody lends a hand.
 */

jest.setTimeout(600_000);

const HANDS = 8;
/** How long a leader stays away or frozen. */
const AWAY_MS = Number(process.env['AWAY_MS'] ?? 15_000);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line: string) => process.stderr.write(`${line}\n`);

describeOnOwnServer('a cluster of three nodes with TLS', () => {
  let server: SecureServer;
  let store: EsdbEventStore;
  const acknowledged: SealedEvent[] = [];
  /** Appends that nobody knows the outcome of. */
  const open: SealedEvent[] = [];
  const seen = new Map<string, number>();
  const stop = new AbortController();
  let writing = true;
  let hands: Promise<void>[] = [];
  let follower: Promise<void>;

  const hand = async (name: number) => {
    for (let n = 0; writing; n++) {
      const stream = `project-${name}-${n}`;
      for (let last: SealedEvent | undefined, i = 0; writing && i < 20; i++) {
        const [event] = sealed(stream, [`${i}`], last);
        const appended = await store.append(stream, [event!], last?.revision ?? 'absent').catch((error: unknown) => {
          if (!(error instanceof StoreUnreachable)) throw error;
          return undefined;
        });
        if (!appended) {
          open.push(event!);
          break;
        }
        if (!appended.written) throw new Error(`${stream} lost a race that nobody else ran`);
        acknowledged.push(event!);
        last = event!;
      }
    }
  };
  const follow = async () => {
    for await (const { events } of store.follow(undefined, stop.signal))
      for (const { id } of events) seen.set(id, (seen.get(id) ?? 0) + 1);
  };
  const until = async (what: string, holds: () => boolean) => {
    const end = Date.now() + 120_000;
    while (!holds()) {
      if (Date.now() > end) throw new Error(`not within 120 s: ${what}`);
      await sleep(50);
    }
  };

  beforeAll(async () => {
    server = await SecureServer.start(3);
    store = await openEsdbStore({ connectionString: server.connectionString() });
    say(`three nodes of EventStoreDB ${store.server.version}`);
    hands = Array.from({ length: HANDS }, (_, name) => hand(name));
    follower = follow();
    await until('work is under way', () => acknowledged.length > 200);
  });
  afterAll(async () => {
    writing = false;
    stop.abort();
    await store?.close();
    await server?.stop();
  });

  const away = (signal: 'SIGTERM' | 'SIGKILL') => ({
    begin: (node: SecureNode) => node.end(signal),
    async end(node: SecureNode) {
      node.spawn();
      await node.untilReady();
    },
  });
  const frozen = {
    begin: async (node: SecureNode) => node.freeze(),
    end: async (node: SecureNode) => node.thaw(),
  };

  it.each([
    ['stopped', away('SIGTERM')],
    ['killed', away('SIGKILL')],
    ['frozen', frozen],
  ])('goes on by itself when its leader is %s', async (what, { begin, end }) => {
    const leader = await server.leader();
    const [before, ...counts] = [performance.now(), acknowledged.length, open.length];
    await begin(leader);
    const [from] = [acknowledged.length];
    await until('appends are acknowledged again', () => acknowledged.length > from + 50);
    const again = ((performance.now() - before) / 1000).toFixed(1);
    const last = acknowledged.at(-1)!;
    await until('the follower is as far', () => seen.has(last.id));
    const heard = ((performance.now() - before) / 1000).toFixed(1);
    await sleep(Math.max(0, AWAY_MS - (performance.now() - before)));
    await end(leader);
    const back = acknowledged.length;
    await until('appends go on', () => acknowledged.length > back + 50);
    const left = open.length - counts[1]!;
    say(`leader ${what}: appends again after ${again} s, followed after ${heard} s, ${left} left open`);
  });

  it('has everything that was acknowledged exactly once', async () => {
    writing = false;
    await Promise.all(hands);
    await until('the follower is at the end', () => acknowledged.every(({ id }) => seen.has(id)));
    stop.abort();
    await follower;
    const stored = new Map<string, number>();
    for await (const { events } of store.readAll())
      for (const { id } of events) stored.set(id, (stored.get(id) ?? 0) + 1);
    expect(acknowledged.filter(({ id }) => stored.get(id) !== 1 || seen.get(id) !== 1)).toEqual([]);
    expect([...stored.values()].every((times) => times === 1)).toBe(true);
    const there = open.filter(({ id }) => stored.has(id)).length;
    expect(stored.size).toBe(acknowledged.length + there);
    expect((await verifyLog(store)).findings).toEqual([]);
    const { appendedAgain, resubscribed, readAgain } = store.troubles;
    say(`${acknowledged.length} acknowledged, each there once; ${open.length} left open, ${there} of them there`);
    say(`sent again ${appendedAgain}, listened again ${resubscribed}, read again ${readAgain}`);
  });
});
