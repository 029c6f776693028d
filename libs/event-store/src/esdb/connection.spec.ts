import { inspect } from 'node:util';
import { openEsdbStore } from '../index.js';
import { readConnectionString } from './connection.js';

describe('a connection string', () => {
  it('tells hosts, credentials, TLS and how to choose a node', () => {
    expect(readConnectionString('esdb://anna:p%40ss@one:2113,two?nodePreference=follower')).toEqual({
      where: {
        endpoints: [
          { address: 'one', port: 2113 },
          { address: 'two', port: 2113 },
        ],
        nodePreference: 'follower',
      },
      channel: { insecure: false },
      credentials: { username: 'anna', password: 'p@ss' },
      hosts: [
        { address: 'one', port: 2113 },
        { address: 'two', port: 2113 },
      ],
      address: 'one:2113,two:2113',
    });
    expect(readConnectionString('esdb://one,two').where).toMatchObject({ nodePreference: 'leader' });
    expect(readConnectionString('esdb+discover://cluster:2114/?tls=false')).toMatchObject({
      where: { discover: { address: 'cluster', port: 2114 } },
      channel: { insecure: true },
    });
  });

  it.each([
    'https://anna:hunter2@host',
    'esdb://anna:hunter2@',
    'esdb://anna:hunter2@host:port',
    'esdb://anna:hunter2@host?tlsVerifyCert=false',
    'esdb://anna:hunter2@host?hunter2=hunter2',
    'esdb://anna:hunter2%@host',
    'esdb://anna:hunter2@host?tlsCAFile=/no/such/file',
  ])('that is wrong is refused without saying what stands in it (%#)', async (connectionString) => {
    const told = jest.spyOn(console, 'warn').mockImplementation();
    const error = await openEsdbStore({ connectionString }).then(
      () => undefined,
      (refused: Error) => refused,
    );
    expect(error).toMatchObject({ name: 'ConnectionStringWrong' });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
  });

  it('to where nobody answers is given up within our patience, naming the place and no secret', async () => {
    const connectionString = 'esdb://anna:hunter2@127.0.0.1:1?keepAliveInterval=10000';
    const error = await openEsdbStore({ connectionString, patienceMs: 200 }).then(
      () => undefined,
      (refused: Error) => refused,
    );
    expect(error).toMatchObject({ name: 'StoreUnreachable', message: /127\.0\.0\.1:1 .*ECONNREFUSED/ });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
  });
});
