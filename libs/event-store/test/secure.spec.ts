import { inspect } from 'node:util';
import { describeOnOwnServer, EVENT_STORE_DB, SecureServer, tell } from '@tongjian/testing';
import { openEsdbStore } from '../src/index.js';
import { sealed } from './events.js';
import { followed } from './esdb.js';

jest.setTimeout(120_000);

describeOnOwnServer('EventStoreDB with TLS and users', () => {
  let server: SecureServer;
  beforeAll(async () => {
    server = await SecureServer.start();
  });
  afterAll(() => server?.stop());

  it('is appended to and followed by who knows its authority and a password', async () => {
    const store = await openEsdbStore({ connectionString: server.connectionString() });
    tell(EVENT_STORE_DB, { answered: `EventStoreDB ${store.server.version}` });
    expect(await store.append('project-a', sealed('project-a', ['one', 'two']), 'absent')).toMatchObject({
      written: true,
    });
    expect((await followed(store, 2)).events).toHaveLength(2);
    await store.close();
  });

  it.each([
    ['a wrong password', () => server.connectionString('hunter2'), 'StoreRefused', /the user or the password is wrong/],
    [
      'no password',
      () => server.connectionString('hunter2').replace('admin:hunter2@', ''),
      'StoreRefused',
      /the user or the password is wrong/,
    ],
    ['no authority', () => server.connectionString('hunter2', 'tls=true'), 'StoreUnreachable', /certificate/],
    ['no TLS', () => server.connectionString('hunter2', 'tls=false'), 'StoreUnreachable', /speaks TLS/],
  ])('refuses %s within seconds, and the secret is not told', async (_, address, name, message) => {
    const asked = performance.now();
    const error = await openEsdbStore({ connectionString: address() }).then(
      () => undefined,
      (refused: Error) => refused,
    );
    expect(error).toMatchObject({ name, message });
    expect(inspect(error, { depth: 9 })).not.toMatch(/hunter2|aHVudGVyMg/);
    expect(performance.now() - asked).toBeLessThan(8_000);
  });
});
