import { describeOnMongo, Mongod, startMongod } from '@tongjian/testing';
import { connect } from '../../src/mongodb/connect.js';
import { readModelsOn } from '../../src/mongodb/open.js';
import { Server } from '../../src/mongodb/server.js';
import { bought, PURCHASES, put } from '../purchases.js';
import { describeReadModels } from '../read-models.contract.js';

jest.setTimeout(60_000);

/**
 * A server that says it has transactions and writes down what is asked within them. It undoes nothing: what is shown is
 * that the way with transactions asks for the right things in the right order, not that a server keeps its word.
 */
function pretending(of: Server, told: string[] = []): Server {
  const listening = (server: Server, where: string): Server =>
    new Proxy(server, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (name !== 'sizeOf')
            told.push(`${where} ${String(name)} ${String(args[0] ?? '').replace(/^purchase_v1_/, '')}`);
          return (value as (...given: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  return new Proxy(listening(of, 'outside:'), {
    get: (target, name) => {
      if (name === 'facts') return { ...of.facts, transactions: true };
      if (name !== 'inTransaction') return Reflect.get(target, name) as unknown;
      return async <T>(work: (server: Server) => Promise<T>) => {
        told.push('begin');
        const value = await work(listening(of, 'inside:'));
        told.push('commit');
        return value;
      };
    },
  });
}

describeOnMongo('with MongoDB as if it had transactions', () => {
  let mongod: Mongod;
  beforeAll(async () => {
    mongod = (await startMongod())!;
  });
  afterAll(() => mongod.stop());
  const open = () => connect({ url: mongod.url, database: mongod.database() });

  describeReadModels('mongodb', async () => readModelsOn(pretending(await open())));

  describe('a save', () => {
    it('moves the proof first, then writes everything, and nothing outside', async () => {
      const told: string[] = [];
      const models = readModelsOn(pretending(await open(), told));
      await models.declare(PURCHASES);
      await put(models, { z: { id: 'z' } });
      told.length = 0;
      expect(await models.save(PURCHASES, 1, bought('a', ['d', 'c'], 5, 2))).toBe(true);
      expect(told).toEqual([
        ...['begin', 'inside: find forms', 'inside: find cells', 'inside: change forms'],
        ...['inside: write documents', 'inside: write cells', 'inside: write deltas', 'inside: write parked', 'commit'],
      ]);
      told.length = 0;
      expect(await models.save(PURCHASES, 1, bought('b', ['d', 'c'], 5, 2))).toBe(false);
      expect(told).toEqual(['begin', 'inside: find forms', 'commit']);
      await models.close();
    });

    it('is read at one moment, in a transaction', async () => {
      const told: string[] = [];
      const models = readModelsOn(pretending(await open(), told));
      await models.declare(PURCHASES);
      told.length = 0;
      await models.find(PURCHASES, { limit: 1 });
      expect(told).toEqual([
        ...['begin', 'inside: find forms', 'inside: find documents', 'inside: count documents', 'commit'],
      ]);
      await models.close();
    });
  });
});
