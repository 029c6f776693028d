import { describeOnMongo, MONGO_DB, Mongod, startMongod, tell } from '@tongjian/testing';
import { IndexUnusable, UnknownReadModel } from '../../src/index.js';
import { connect } from '../../src/mongodb/connect.js';
import { readModelsOn } from '../../src/mongodb/open.js';
import { Filter, Server } from '../../src/mongodb/server.js';
import { whereOf } from '../../src/mongodb/where.js';
import { shapeOf } from '../../src/shape.js';
import { bought, PURCHASES, put, seenAt } from '../purchases.js';

jest.setTimeout(60_000);

describeOnMongo('indexes of read models in MongoDB', () => {
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

  it('stand as declared, with those that drilling needs', async () => {
    await readModelsOn(server).declare(PURCHASES);
    const fieldsOf = async (part: string) =>
      (await server.indexes(`purchase_v1_${part}`)).map(({ fields }) => fields.join(' ')).sort();
    expect(await fieldsOf('documents')).toEqual(
      expect.arrayContaining([
        ...['_id', 'document.district document.priceFen _id', 'document.item.code _id'],
        'parts.rollup parts.cell _id',
      ]),
    );
    expect(await fieldsOf('deltas')).toEqual(['_id', 'rollup cell position key', 'rollup position key cell']);
  });

  it('are refused where another of the name stands in the way', async () => {
    await server.createIndexes('purchase_v1_documents', [{ name: 'by_item.code', fields: ['other'] }]);
    await expect(readModelsOn(server).declare(PURCHASES)).rejects.toThrow(IndexUnusable);
  });

  it('are missed by a process that only reads', async () => {
    const reader = readModelsOn(server, { readOnly: true });
    await expect(reader.declare(PURCHASES)).rejects.toThrow(UnknownReadModel);
    const writer = readModelsOn(server);
    await writer.declare(PURCHASES);
    await put(writer, { a: { id: 'a' } });
    await reader.declare(PURCHASES);
    expect((await reader.find(PURCHASES, { limit: 9 })).total).toBe(1);
    await expect(reader.declare({ ...PURCHASES, indexes: [['title']] })).rejects.toThrow(IndexUnusable);
  });

  it('serve the queries, as the server explains them where it does', async () => {
    const models = readModelsOn(server);
    await models.declare(PURCHASES);
    await models.save(PURCHASES, undefined, bought('a', ['d', 'c'], 5, 1));
    const shape = shapeOf(PURCHASES);
    const asked: [string, string, Filter][] = [
      ['documents', 'by_item.code', whereOf(shape, [{ field: 'item.code', equals: 'B1' }])],
      ['documents', 'by_item.code', whereOf(shape, [{ field: 'item.code', prefix: 'B' }])],
      ['documents', 'by_district_priceFen', whereOf(shape, [{ field: 'district', in: ['510183', '330603'] }])],
      [
        'documents',
        'by_district_priceFen',
        whereOf(shape, [
          { field: 'district', equals: '510183' },
          { field: 'priceFen', from: 100, to: 300 },
        ]),
      ],
      ['documents', 'parts', { parts: { $elemMatch: { rollup: 'spend', cell: { $in: ['{}'] } } } }],
      ['cells', 'cells', { rollup: 'spend' }],
      ['deltas', 'once', { rollup: 'spend', cell: { $in: ['{}'] }, position: { $gt: 0, $lte: 9 } }],
    ];
    for (const [part, index, filter] of asked) {
      const used = await server.explain(`purchase_v1_${part}`, filter);
      if (used === undefined)
        return tell(MONGO_DB, { note: 'it explains no plans: that indexes are used was not seen' });
      expect(used).toContain(index);
    }
    expect(await models.seen(PURCHASES)).toEqual(seenAt(1));
  });
});
