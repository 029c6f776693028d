import { describeOnMongo, Mongod, startMongod } from '@tongjian/testing';
import { DocumentTooLarge } from '../../src/index.js';
import { connect } from '../../src/mongodb/connect.js';
import { readModelsOn } from '../../src/mongodb/open.js';
import { Row, Server } from '../../src/mongodb/server.js';
import { cell, PURCHASES, put, seenAt, stored } from '../purchases.js';

jest.setTimeout(120_000);

const MiB = 1024 * 1024;

describeOnMongo('a large save into MongoDB', () => {
  let mongod: Mongod;
  let server: Server;
  beforeAll(async () => {
    mongod = (await startMongod())!;
  });
  afterAll(() => mongod.stop());
  beforeEach(async () => {
    server = await connect({ url: mongod.url, database: mongod.database() });
  });
  afterEach(() => server.close());

  const partOf = (key: string) => ({
    ...{ rollup: 'spend', cell: cell('510183', key), measures: { purchases: 1, priceFen: 7 } },
  });

  it('is cut into steps below 4 MiB, each with all that it says of its keys', async () => {
    const steps: Row[] = [];
    const change: Server['change'] = (collection, filter, to) => {
      const { intent } = (to['$set'] ?? {}) as { intent?: Row };
      if (intent) steps.push(intent);
      return server.change(collection, filter, to);
    };
    const listening = new Proxy(server, {
      get: (of, name) => (name === 'change' ? change : (Reflect.get(of, name) as unknown)),
    });
    const models = readModelsOn(listening);
    await models.declare(PURCHASES);
    await put(models, { a: { id: 'a' } });
    const keys = Array.from({ length: 30 }, (_, i) => `k${i}`);
    const large = {
      documents: keys.map((key) => ({
        ...stored(key, { text: '水'.repeat(100_000) }, 2),
        contributions: [partOf(key)],
      })),
      deltas: keys.map((key) => ({ ...partOf(key), position: 2, key, documents: 1 })),
      seen: seenAt(2),
      parked: { put: keys.map((key) => ({ key, position: 3, error: 'cannot be taken' })), remove: [] },
    };
    steps.length = 0;
    expect(await models.save(PURCHASES, 1, large)).toBe(true);
    expect(steps.length).toBeGreaterThan(2);
    for (const intent of steps) {
      expect(server.sizeOf(intent)).toBeLessThan(4 * MiB);
      const step = server.unpack(intent['writes']);
      const keysOf = (rows: unknown, name: string) => (rows as Row[]).map((row) => row[name]).sort();
      const written = keysOf(step['documents'], '_id');
      expect(keysOf(step['deltas'], 'key')).toEqual(written);
      expect(keysOf(step['parked'], '_id')).toEqual(written);
    }
    const { items, at } = await models.cells(PURCHASES, { rollup: 'spend', groupBy: ['district'] });
    expect(items).toMatchObject([{ documents: 30, measures: { purchases: 30, priceFen: 210 } }]);
    expect(at).toEqual({ projection: 'purchase', version: 1, position: 2, n: 2, parked: 30 });
  });

  it('is refused, with nothing written, where one document is more than MongoDB takes', async () => {
    const models = readModelsOn(server);
    await models.declare(PURCHASES);
    for (const n of [undefined, 1]) {
      const huge = [stored('ok', { a: 1 }, 2), stored('huge', { text: 'x'.repeat(15.5 * MiB) }, 2)];
      const save = models.save(PURCHASES, n, { documents: huge, deltas: [], seen: seenAt(2) });
      await expect(save).rejects.toThrow(DocumentTooLarge);
      await expect(save).rejects.toThrow('huge');
      expect((await models.load(PURCHASES, ['ok'])).size).toBe(0);
      expect((await models.seen(PURCHASES))?.n).toBe(n);
      if (n === undefined) await put(models, { a: { id: 'a' } });
    }
  });
});
