import { createServer as createPlain, AddressInfo, Server } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecure } from 'node:tls';
import { Authority, EventStoreServer } from '@tongjian/testing';
import { openEsdbStore } from '../index.js';

// Keys are made first, on a machine that may be busy.
jest.setTimeout(60_000);

describe('a server that cannot be spoken with', () => {
  const authority = new Authority();
  const folder = mkdtempSync(join(tmpdir(), 'tongjian-obstacle-'));
  const trusted = `tlsCAFile=${join(folder, 'ca.crt')}`;
  const servers: Server[] = [];
  beforeAll(() => writeFileSync(join(folder, 'ca.crt'), authority.certificate));
  afterEach(() => servers.splice(0).forEach((server) => server.close()));
  afterAll(() => rmSync(folder, { recursive: true }));

  const listening = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const secure = (of: Authority, days?: { from: number; to: number }) => {
    const { certificate: cert, key } = of.certify('node', days);
    return listening(
      createSecure({ cert, key, ALPNProtocols: ['h2'] }, (socket) => socket.on('error', () => undefined)),
    );
  };
  /** What is said of it, and after how many milliseconds. */
  const refusal = async (connectionString: string, patienceMs = 8_000) => {
    const asked = performance.now();
    const error = await openEsdbStore({ connectionString, patienceMs }).then(
      () => undefined,
      (refused: Error) => refused,
    );
    return { name: error?.name, message: error?.message, ms: performance.now() - asked };
  };

  it('for its certificate is named at once with what is wrong with it', async () => {
    const foreign = await refusal(`esdb://anna:hunter2@${await secure(new Authority())}?${trusted}`);
    expect(foreign).toMatchObject({ name: 'StoreUnreachable', message: /unable to verify/ });
    const expired = await refusal(`esdb://anna:hunter2@${await secure(authority, { from: -9, to: -2 })}?${trusted}`);
    expect(expired).toMatchObject({ name: 'StoreUnreachable', message: /certificate has expired/ });
    for (const { message, ms } of [foreign, expired]) {
      expect(message).not.toContain('hunter2');
      expect(ms).toBeLessThan(6_000);
    }
  });

  it('for it speaks TLS or does not is named at once with the option to change', async () => {
    const plain = await refusal(`esdb://${await secure(authority)}?tls=false`);
    expect(plain).toMatchObject({ name: 'StoreUnreachable', message: /speaks TLS; leave out tls=false/ });
    const server = await EventStoreServer.start();
    const tls = await refusal(server.connectionString.replace('tls=false', trusted));
    server.stop();
    expect(tls).toMatchObject({ name: 'StoreUnreachable' });
    expect(tls.message).toMatch(/speaks no TLS; tls=false/);
    for (const { ms } of [plain, tls]) expect(ms).toBeLessThan(6_000);
  });

  it('for nobody listens is waited for, and named as a whole cluster is that cannot be discovered', async () => {
    const gone = await listening(createPlain());
    servers.pop()!.close();
    const cluster = await refusal(`esdb://anna:hunter2@${gone},${gone}?${trusted}`, 1_500);
    expect(cluster).toMatchObject({ name: 'StoreUnreachable', message: /ECONNREFUSED/ });
    expect(cluster.ms).toBeGreaterThan(1_500);
    expect(cluster.ms).toBeLessThan(6_000);
  });
});
