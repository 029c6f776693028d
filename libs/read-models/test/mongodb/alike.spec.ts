import fc from 'fast-check';
import { canonicalJson, JsonObject } from '@tongjian/kernel';
import { describeOnMongo, MONGO_DB, Mongod, startMongod, tell } from '@tongjian/testing';
import {
  Comparison,
  MongoReadModels,
  openMemoryReadModels,
  openMongoReadModels,
  openSqliteReadModels,
} from '../../src/index.js';
import { PURCHASES, put } from '../purchases.js';
import { comparison, documents, pagesOf, sort } from '../queries.js';

jest.setTimeout(240_000);

describeOnMongo('read models in MongoDB beside those of the other stores', () => {
  let server: Mongod;
  let mongo: MongoReadModels;
  /** Whether the server orders texts by their bytes, as MongoDB does; some others go by UTF-16. */
  let byBytes: boolean;
  /** Whether patterns match texts only, as in MongoDB; some others look into numbers and lists written out. */
  let textsOnly: boolean;
  beforeAll(async () => {
    server = (await startMongod())!;
    mongo = await openMongoReadModels({ url: server.url, database: server.database() });
    await mongo.declare(PURCHASES);
    await put(mongo, { '\ue000': { id: 'b' }, '𠮷': { id: 'a' } });
    byBytes = (await mongo.find(PURCHASES, { limit: 1 })).items[0]!.document['id'] === 'b';
    await put(mongo, { a: { listed: [1] } });
    textsOnly = (await mongo.find(PURCHASES, { where: [{ field: 'listed', prefix: '[' }], limit: 1 })).total === 0;
  });
  afterAll(async () => {
    await mongo.close();
    await server.stop();
    if (!byBytes) tell(MONGO_DB, { note: 'it orders texts by UTF-16: signs beyond 65,535 were not compared' });
    if (!textsOnly) tell(MONGO_DB, { note: 'it looks for text in what is no text: such fields were not searched' });
  });
  beforeEach(async () => {
    await mongo.drop(PURCHASES);
    await mongo.declare(PURCHASES);
  });

  /** The same case without the signs that the server does not order as MongoDB does. */
  const orderable = <T>(value: T): T =>
    byBytes ? value : (JSON.parse(JSON.stringify(value).replaceAll('𠮷', '永')) as T);

  const TEXTS = ['district', 'item.code', 'absent'];
  const askable = (asked: Comparison): boolean =>
    textsOnly ||
    !('contains' in asked || 'prefix' in asked) ||
    ('contains' in asked ? asked.fields : [asked.field]).every((field) => TEXTS.includes(field));

  it('answer every query alike, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.tuple(fc.array(comparison, { maxLength: 2 }), sort, fc.integer({ min: 1, max: 4 })), {
          ...{ minLength: 1, maxLength: 8 },
        }),
        async (documents, queries) => {
          const stores = [openMemoryReadModels(), await openSqliteReadModels({ path: ':memory:' }), mongo];
          await mongo.drop(PURCHASES);
          for (const models of stores) {
            await models.declare(PURCHASES);
            await put(models, orderable(documents));
          }
          for (const [all, sort, limit] of orderable(queries)) {
            const where = all.filter(askable);
            const [memory, sqlite, mongodb] = await Promise.all(
              stores.map((models) => pagesOf(models, { where, sort, limit })),
            );
            expect(sqlite).toEqual(memory);
            expect(mongodb).toEqual(memory);
          }
          await stores[1]!.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  const sign = fc.constantFrom(
    '\0',
    'a',
    'B',
    'x',
    '0',
    '\\',
    '[',
    '^',
    '$',
    '.',
    '-',
    '#',
    ' ',
    '\n',
    '水',
    'K',
    'ſ',
    'é',
  );
  const odd = fc.string({ unit: sign, minLength: 1, maxLength: 4 });

  it('find texts of any signs, by equality, prefix and piece', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 1, maxLength: 12 }),
        fc.array(odd, { maxLength: 8 }),
        async (texts, wanted) => {
          const memory = openMemoryReadModels();
          await mongo.drop(PURCHASES);
          for (const models of [memory, mongo]) {
            await models.declare(PURCHASES);
            await put(models, Object.fromEntries(texts.map((title, i) => [`k${i}`, { title, also: [title] }])));
          }
          for (const text of [...wanted, texts[0]!.slice(0, 2)])
            for (const where of [
              { field: 'title', equals: text },
              { field: textsOnly ? 'also' : 'title', prefix: text },
              { fields: textsOnly ? ['title', 'also'] : ['title'], contains: text },
            ])
              expect(await pagesOf(mongo, { where: [where], limit: 99 })).toEqual(
                await pagesOf(memory, { where: [where], limit: 99 }),
              );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('do not look into lists for the fields of their entries', async () => {
    await put(mongo, { a: { lots: [{ code: 'B1' }] }, b: { lots: { code: 'B1' } } });
    const where = [{ field: 'lots.code', equals: 'B1' }];
    expect((await mongo.find(PURCHASES, { where, limit: 9 })).items.map(({ key }) => key)).toEqual(['b']);
  });

  const name = fc.oneof(
    fc.constantFrom(
      '',
      '.',
      'a.b',
      '$',
      '$set',
      '_bsontype',
      '__proto__',
      'toBSON',
      'constructor',
      '\0',
      'a\0b',
      '键',
      '0',
    ),
    fc.string({ maxLength: 3 }),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(0, -1, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
      fc.string({ unit: 'binary' }).filter((text) => !/[\ud800-\udfff]/.test(text)),
      fc.constantFrom('', '\0', 'ObjectID', true, false),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  }));

  it('give every document back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(name, value), { minLength: 1, maxLength: 6 }), async (bodies) => {
        const plain = bodies.map((body) => JSON.parse(canonicalJson({ ...body }, '')) as JsonObject);
        await put(mongo, Object.fromEntries(plain.map((body, i) => [`k${i}`, body])));
        const loaded = await mongo.load(
          PURCHASES,
          plain.map((_, i) => `k${i}`),
        );
        const found = await mongo.find(PURCHASES, { limit: 99 });
        for (const [i, body] of plain.entries()) {
          expect(canonicalJson(loaded.get(`k${i}`)!.document)).toBe(canonicalJson(body));
          expect(canonicalJson(found.items.find(({ key }) => key === `k${i}`)!.document)).toBe(canonicalJson(body));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keep keys of any signs', async () => {
    const keys = ['', 'a.b', '$a', '\0', 'a\nb', '键', '__proto__'];
    await put(mongo, Object.fromEntries(keys.map((key) => [key, { at: 1 }]).concat()) as Record<string, JsonObject>);
    const found: string[] = [];
    for await (const batch of mongo.scan(PURCHASES)) found.push(...batch.map(({ key }) => key));
    expect(found.sort()).toEqual([...keys].sort());
    expect([...(await mongo.load(PURCHASES, keys)).keys()].sort()).toEqual([...keys].sort());
  });
});
