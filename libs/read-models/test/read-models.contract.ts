import { ReadModels, Save, UnknownReadModel, BadQuery, TotalTooLarge } from '../src/index.js';
import { bought, cell, PURCHASES, put, seenAt, stored } from './purchases.js';

/** What every store of read models has to do, whatever it is made of. */
export const describeReadModels = (name: string, open: () => Promise<ReadModels>) =>
  describe(`read models in ${name}`, () => {
    let models: ReadModels;
    beforeEach(async () => {
      models = await open();
      await models.declare(PURCHASES);
    });
    afterEach(() => models.close());

    describe('saving', () => {
      it('moves documents and proof together', async () => {
        expect(await models.save(PURCHASES, undefined, bought('a', ['510183', 'water'], 100, 1))).toBe(true);
        expect(await models.seen(PURCHASES)).toEqual(seenAt(1));
        expect((await models.load(PURCHASES, ['a', 'b'])).get('a')).toEqual(
          bought('a', ['510183', 'water'], 100, 1).documents[0],
        );
        expect((await models.load(PURCHASES, ['b'])).size).toBe(0);
      });

      it('writes nothing when another runner saved first', async () => {
        await models.save(PURCHASES, undefined, bought('a', ['d', 'c'], 1, 1));
        expect(await models.save(PURCHASES, undefined, bought('b', ['d', 'c'], 1, 1))).toBe(false);
        expect(await models.save(PURCHASES, 7, bought('b', ['d', 'c'], 1, 8))).toBe(false);
        expect((await models.load(PURCHASES, ['b'])).size).toBe(0);
        expect((await models.cells(PURCHASES, { rollup: 'spend' })).items).toMatchObject([{ documents: 1 }]);
        expect(await models.seen(PURCHASES)).toEqual(seenAt(1));
      });

      it.each([
        ['a fraction', { priceFen: 0.5 }],
        ['a null', { priceFen: null as never }],
        ['a minus zero', { priceFen: -0 }],
        ['an unsafe number', { priceFen: 2 ** 53 }],
      ])('refuses %s and leaves everything as it was', async (_, document) => {
        const save = { documents: [stored('ok', { a: 1 }), stored('bad', document)], deltas: [], seen: seenAt(1) };
        await expect(models.save(PURCHASES, undefined, save)).rejects.toThrow('bad');
        expect(await models.seen(PURCHASES)).toBeUndefined();
        expect((await models.load(PURCHASES, ['ok'])).size).toBe(0);
      });

      it('refuses a total beyond safe integers', async () => {
        await models.save(PURCHASES, undefined, bought('a', ['d', 'c'], Number.MAX_SAFE_INTEGER, 1));
        const more = models.save(PURCHASES, 1, bought('b', ['d', 'c'], 1, 2));
        await expect(more).rejects.toThrow(TotalTooLarge);
        expect(await models.seen(PURCHASES)).toEqual(seenAt(1));
      });

      it('names the document that led a total beyond safe integers, and rounds nothing on the way', async () => {
        await models.save(PURCHASES, undefined, bought('a', ['d', 'c'], Number.MAX_SAFE_INTEGER - 5, 1));
        const changes = [
          ...bought('z', ['d', 'c'], 3, 2).deltas,
          ...bought('b', ['d', 'c'], 7, 3).deltas,
          ...bought('c', ['d', 'c'], -9, 4).deltas,
        ];
        const more: Save = { documents: [], deltas: changes, seen: seenAt(2) };
        await expect(models.save(PURCHASES, 1, more)).rejects.toMatchObject({ name: 'TotalTooLarge', key: 'b' });
        expect(await models.seen(PURCHASES)).toEqual(seenAt(1));
      });

      it('keeps a tombstone where a document was', async () => {
        await put(models, { a: { id: 'a' } });
        await put(models, { a: null });
        expect((await models.load(PURCHASES, ['a'])).get('a')).toEqual(stored('a', null, 2));
        expect((await models.find(PURCHASES, { limit: 10 })).total).toBe(0);
      });
    });

    describe('parked keys', () => {
      const park = (key: string, position: number, reason?: string) => ({
        ...{ key, position, error: `${key} cannot be taken` },
        ...(reason === undefined ? {} : { reason }),
      });
      const save = async (put: ReturnType<typeof park>[], remove: string[] = []) => {
        const n = (await models.seen(PURCHASES))?.n;
        const seen = seenAt((n ?? 0) + 1);
        return models.save(PURCHASES, n, { documents: [], deltas: [], seen, parked: { put, remove } });
      };

      it('are kept and let go with the proof of the save', async () => {
        await save([park('b', 7), park('a', 3)]);
        expect((await models.parked(PURCHASES)).items).toEqual([park('a', 3), park('b', 7)]);
        await save([], ['a', 'never parked']);
        expect(await models.parked(PURCHASES)).toMatchObject({ items: [park('b', 7)], total: 1 });
      });

      it('are not touched by a save that is refused', async () => {
        await save([park('a', 3)]);
        const late = { documents: [], deltas: [], seen: seenAt(9), parked: { put: [park('b', 7)], remove: ['a'] } };
        expect(await models.save(PURCHASES, 8, late)).toBe(false);
        expect((await models.parked(PURCHASES)).items).toEqual([park('a', 3)]);
      });

      it('carry the reason for which an operator leaves them parked', async () => {
        await save([park('a', 3)]);
        await save([park('a', 3, 'the archive has no such project')]);
        expect((await models.parked(PURCHASES)).items).toEqual([park('a', 3, 'the archive has no such project')]);
      });

      it('are listed in pages', async () => {
        await save(['c', 'a', 'd', 'b'].map((key) => park(key, 1)));
        const first = await models.parked(PURCHASES, { limit: 3 });
        const second = await models.parked(PURCHASES, { limit: 3, cursor: first.next! });
        expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
        expect(first.total).toBe(4);
        expect(second.next).toBeUndefined();
        await expect(models.parked(PURCHASES, { cursor: 'zzz' })).rejects.toThrow(BadQuery);
      });

      it('are told with every answer, and go with their read model', async () => {
        await save([park('a', 3)]);
        expect((await models.find(PURCHASES, { limit: 1 })).at.parked).toBe(1);
        expect((await models.cells(PURCHASES, { rollup: 'spend' })).at.parked).toBe(1);
        await models.drop(PURCHASES);
        await models.declare(PURCHASES);
        expect(await models.parked(PURCHASES)).toMatchObject({ items: [], total: 0 });
        expect((await models.find(PURCHASES, { limit: 1 })).at).not.toHaveProperty('parked');
      });
    });

    describe('a lease', () => {
      it('is taken by one, renewed by the same, refused to others', async () => {
        expect(await models.lease('purchase', 'one', 60_000)).toBe(true);
        expect(await models.lease('purchase', 'one', 60_000)).toBe(true);
        expect(await models.lease('purchase', 'other', 60_000)).toBe(false);
        expect(await models.lease('another', 'other', 60_000)).toBe(true);
      });

      it('is free again when given up by its holder, and only by its holder', async () => {
        await models.lease('purchase', 'one', 60_000);
        await models.release('purchase', 'other');
        expect(await models.lease('purchase', 'other', 60_000)).toBe(false);
        await models.release('purchase', 'one');
        expect(await models.lease('purchase', 'other', 60_000)).toBe(true);
      });

      it('is told with its holder while it lasts', async () => {
        await models.lease('purchase', 'one', 60_000);
        await models.lease('another', 'other', 60_000);
        await models.lease('over', 'one', 0);
        expect(await models.leases()).toEqual([
          { name: 'another', holder: 'other' },
          { name: 'purchase', holder: 'one' },
        ]);
      });

      it('is over when its time is', async () => {
        await models.lease('purchase', 'one', 0);
        expect(await models.lease('purchase', 'other', 60_000)).toBe(true);
        expect(await models.lease('purchase', 'one', 60_000)).toBe(false);
      });
    });

    describe('finding', () => {
      beforeEach(() =>
        put(models, {
          p1: {
            district: '510183',
            priceFen: 300,
            item: { code: 'B1' },
            numbers: ['QL-2020-7', 'HT-1'],
            title: '水质检测 Water',
          },
          p2: {
            district: '510183',
            priceFen: 100,
            item: { code: 'B2' },
            numbers: ['QL-2020-8'],
            title: '文化 Culture',
          },
          p3: { district: '330603', priceFen: 200, item: { code: 'B1' }, numbers: [], title: '100% road_care' },
          p4: { district: '330603', item: { code: 'C1' }, numbers: ['KQ-1'], title: 'none' },
        }),
      );
      const keys = async (query: Partial<Parameters<ReadModels['find']>[1]>) =>
        (await models.find(PURCHASES, { limit: 10, ...query })).items.map(({ key }) => key);

      it('filters by equality, choice, range and prefix', async () => {
        expect(await keys({ where: [{ field: 'district', equals: '510183' }] })).toEqual(['p1', 'p2']);
        expect(await keys({ where: [{ field: 'item.code', in: ['B2', 'C1'] }] })).toEqual(['p2', 'p4']);
        expect(await keys({ where: [{ field: 'priceFen', from: 101, to: 300 }] })).toEqual(['p1', 'p3']);
        expect(await keys({ where: [{ field: 'item.code', prefix: 'B' }] })).toEqual(['p1', 'p2', 'p3']);
        expect(await keys({ where: [{ field: 'item.code', prefixes: ['B2', 'C'] }] })).toEqual(['p2', 'p4']);
        expect(await keys({ where: [{ field: 'item.code', prefixes: [] }] })).toEqual([]);
        expect(await keys({ where: [{ field: 'priceFen', from: 'a' }] })).toEqual([]);
      });

      it('finds an entry of a list', async () => {
        expect(await keys({ where: [{ field: 'numbers', equals: 'HT-1' }] })).toEqual(['p1']);
        expect(await keys({ where: [{ field: 'numbers', prefix: 'QL' }] })).toEqual(['p1', 'p2']);
      });

      it('searches several fields and lists for a piece of text, whatever the case', async () => {
        const search = (contains: string) => keys({ where: [{ fields: ['title', 'numbers'], contains }] });
        expect(await search('ql-2020')).toEqual(['p1', 'p2']);
        expect(await search('水质')).toEqual(['p1']);
        expect(await search('100%')).toEqual(['p3']);
        expect(await search('d_c')).toEqual(['p3']);
        expect(await search('W_ter')).toEqual([]);
      });

      it('pages through an order, each document once, with the total of all pages', async () => {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await models.find(PURCHASES, {
            sort: [{ field: 'priceFen', descending: true }],
            limit: 1,
            ...(cursor ? { cursor } : {}),
          });
          expect(page.total).toBe(4);
          seen.push(...page.items.map(({ key }) => key));
          cursor = page.next;
        } while (cursor);
        expect(seen).toEqual(['p1', 'p3', 'p2', 'p4']);
      });

      it('puts documents without the field first, or last when descending', async () => {
        expect(await keys({ sort: [{ field: 'priceFen' }] })).toEqual(['p4', 'p2', 'p3', 'p1']);
      });

      it('says what is wrong with a query', async () => {
        await expect(keys({ cursor: 'zzz' })).rejects.toThrow(BadQuery);
        await expect(keys({ where: [{ field: `a') OR 1=1 --`, equals: 1 }] })).rejects.toThrow(BadQuery);
        await expect(keys({ limit: 0 })).rejects.toThrow('limit');
        const { next } = await models.find(PURCHASES, { limit: 1 });
        await expect(keys({ cursor: next!, sort: [{ field: 'title' }] })).rejects.toThrow('another order');
      });

      it('says where the answer comes from', async () => {
        const { at } = await models.find(PURCHASES, { limit: 1 });
        expect(at).toEqual({ projection: 'purchase', version: 1, position: 1, n: 1 });
      });
    });

    describe('totals', () => {
      beforeEach(async () => {
        await models.save(PURCHASES, undefined, bought('a', ['510183', 'water'], 100, 1));
        await models.save(PURCHASES, 1, bought('b', ['510183', 'road'], 50, 2));
        await models.save(PURCHASES, 2, bought('c', ['330603', 'water'], 7, 3));
        // One purchase in two cells of a district, and one that moves away from its cell.
        const water = { rollup: 'spend', cell: cell('510183', 'water'), measures: { purchases: 1, priceFen: 1 } };
        const road = { rollup: 'spend', cell: cell('510183', 'road'), measures: { purchases: 1, priceFen: 2 } };
        await models.save(PURCHASES, 3, {
          documents: [{ ...stored('d', { id: 'd' }, 4), contributions: [water, road] }, stored('c', { id: 'c' }, 4)],
          deltas: [
            { ...water, position: 4, key: 'd', documents: 1 },
            { ...road, position: 4, key: 'd', documents: 1 },
            {
              rollup: 'spend',
              cell: cell('330603', 'water'),
              position: 4,
              key: 'c',
              documents: -1,
              measures: { purchases: -1, priceFen: -7 },
            },
          ],
          seen: seenAt(4),
        });
      });
      const cells = async (query: object) => (await models.cells(PURCHASES, { rollup: 'spend', ...query })).items;

      it('are the cells that some document contributes to', async () => {
        expect(await cells({})).toEqual([
          { cell: { district: '510183', category: 'road' }, measures: { purchases: 2, priceFen: 52 }, documents: 2 },
          { cell: { district: '510183', category: 'water' }, measures: { purchases: 2, priceFen: 101 }, documents: 2 },
        ]);
      });

      it('are summed over the dimensions left out, each document counted once', async () => {
        expect(await cells({ groupBy: ['district'] })).toEqual([
          { cell: { district: '510183' }, measures: { purchases: 4, priceFen: 153 }, documents: 3 },
        ]);
        expect(await cells({ groupBy: [] })).toEqual([
          { cell: {}, measures: { purchases: 4, priceFen: 153 }, documents: 3 },
        ]);
      });

      it('are what they were as of an index of the log', async () => {
        expect(await cells({ groupBy: ['category'], asOf: 3 })).toEqual([
          { cell: { category: 'road' }, measures: { purchases: 1, priceFen: 50 }, documents: 1 },
          { cell: { category: 'water' }, measures: { purchases: 2, priceFen: 107 }, documents: 2 },
        ]);
        expect(await cells({ asOf: 1 })).toMatchObject([{ cell: { district: '510183', category: 'water' } }]);
        expect(await cells({ asOf: 4 })).toEqual(await cells({}));
        expect(await cells({ asOf: 0, groupBy: [] })).toEqual([]);
      });

      it('are filtered by coordinates', async () => {
        expect(await cells({ where: { category: ['road', 'none'] }, groupBy: [] })).toMatchObject([{ documents: 2 }]);
        await expect(cells({ where: { colour: 'red' } })).rejects.toThrow('colour');
        await expect(cells({ groupBy: ['colour'] })).rejects.toThrow(BadQuery);
        await expect(cells({ rollup: 'savings' })).rejects.toThrow(UnknownReadModel);
      });

      it('drill to the documents that make them, in pages', async () => {
        const query = { rollup: 'spend', where: { district: '510183' }, limit: 3 };
        const first = await models.contributions(PURCHASES, query);
        const second = await models.contributions(PURCHASES, { ...query, cursor: first.next! });
        expect(first.total).toBe(4);
        expect([...first.items, ...second.items].map(({ key, cell }) => `${key} ${cell['category']}`)).toEqual([
          'a water',
          'b road',
          'd road',
          'd water',
        ]);
        expect(second.next).toBeUndefined();
      });

      it('drill to the events that made them, in order', async () => {
        const changes = await models.deltas(PURCHASES, { rollup: 'spend', where: { district: '330603' }, limit: 10 });
        expect(changes.map(({ position, measures }) => [position, measures['priceFen']])).toEqual([
          [3, 7],
          [4, -7],
        ]);
        expect(await models.deltas(PURCHASES, { rollup: 'spend', key: 'd', after: 3, to: 4, limit: 10 })).toHaveLength(
          2,
        );
        expect(await models.deltas(PURCHASES, { rollup: 'spend', limit: 1 })).toHaveLength(1);
      });

      it('are audited against their parts and their changes', async () => {
        const { cells, at } = await models.audit(PURCHASES);
        expect(at.n).toBe(4);
        expect(cells).toHaveLength(3);
        for (const { kept, contributed, changed } of cells) {
          expect(contributed).toEqual(kept);
          expect(changed).toEqual(kept);
        }
      });
    });

    describe('versions', () => {
      const second = { name: 'purchase', version: 2 };

      it('are swapped by whoever knows the one in use', async () => {
        expect(await models.active('purchase')).toBeUndefined();
        expect(await models.swap(undefined, PURCHASES)).toBe(true);
        expect(await models.swap(undefined, second)).toBe(false);
        expect(await models.swap(PURCHASES, { ...second, build: 3 })).toBe(true);
        expect(await models.active('purchase')).toEqual({ ...second, build: 3 });
        expect(await models.swap(second, PURCHASES)).toBe(false);
      });

      it('stand beside each other until one is dropped', async () => {
        await put(models, { a: { id: 'a' } });
        await models.declare(PURCHASES, { name: 'purchase', version: 1, build: 1 });
        const rebuilt = { name: 'purchase', version: 1, build: 1 };
        expect(await models.seen(rebuilt)).toBeUndefined();
        await models.drop(PURCHASES);
        await expect(models.seen(PURCHASES)).rejects.toThrow(UnknownReadModel);
        expect((await models.find(rebuilt, { limit: 1 })).total).toBe(0);
        await models.drop(PURCHASES);
      });

      it('are listed change by change for verification, whatever the cell', async () => {
        await models.save(PURCHASES, undefined, bought('a', ['d', 'c'], 5, 1));
        await models.save(PURCHASES, 1, bought('b', ['e', 'c'], 7, 2));
        const changes = [];
        for await (const batch of models.scanDeltas(PURCHASES)) changes.push(...batch);
        changes.sort((one, other) => one.position - other.position);
        expect(changes).toEqual([...bought('a', ['d', 'c'], 5, 1).deltas, ...bought('b', ['e', 'c'], 7, 2).deltas]);
      });

      it('are listed by the number of their last save, tombstones included', async () => {
        await put(models, { c: { id: 'c' }, a: { id: 'a' } });
        const { n } = (await models.seen(PURCHASES))!;
        const save = (from: number, keys: readonly string[]) =>
          models.save(PURCHASES, from, {
            documents: keys.map((key) => ({
              ...{ key, document: key === 'a' ? null : { id: key } },
              ...{ at: { position: from + 1, count: 1, n: from + 1 }, contributions: [] },
            })),
            deltas: [],
            seen: seenAt(from + 1),
          });
        await save(n, ['a']);
        await save(n + 1, ['d', 'b']);
        const later = await models.changedSince(PURCHASES, n, 10);
        expect(later.map(({ key, document, at }) => [key, document, at.n])).toEqual([
          ['a', null, n + 1],
          ['b', { id: 'b' }, n + 2],
          ['d', { id: 'd' }, n + 2],
        ]);
        expect((await models.changedSince(PURCHASES, n, 2)).map(({ key }) => key)).toEqual(['a', 'b']);
        expect(await models.changedSince(PURCHASES, n + 2, 10)).toEqual([]);
      });

      it('are listed whole by key for verification', async () => {
        await put(models, { b: { id: 'b' }, a: null, c: { id: 'c' } });
        const keys: string[] = [];
        for await (const batch of models.scan(PURCHASES, 'a')) keys.push(...batch.map(({ key }) => key));
        expect(keys).toEqual(['b', 'c']);
      });
    });
  });
