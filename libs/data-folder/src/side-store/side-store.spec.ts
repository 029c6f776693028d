import { describeOnMongo, Mongod, startMongod } from '@tongjian/testing';
import { bringOver, LoginTaken, openMongoSideStore, openSqliteSideStore, SideEntry, SideStore } from './index.js';

jest.setTimeout(60_000);

const entry = (subject: string, login = subject, since = 1): SideEntry => ({
  ...{ subject, login, name: `名 ${subject}`, kept: 'scrypt:1:a:b', since, reset: '' },
});

function describeSideStore(open: () => Promise<SideStore>): void {
  let side: SideStore;
  beforeEach(async () => {
    side = await open();
  });
  afterEach(() => side?.close());

  it('keeps an entry at hand from the moment it is put', async () => {
    await side.put(entry('p_1'));
    expect(side.of('p_1')).toEqual(entry('p_1'));
    expect(side.of('p_2')).toBeUndefined();
  });

  it('replaces the entry of a subject whole', async () => {
    await side.put(entry('p_1', 'one'));
    await side.put(entry('p_1', 'first', 2));
    expect(await side.all()).toEqual([entry('p_1', 'first', 2)]);
    expect(await side.signingIn('one')).toBeUndefined();
  });

  it('finds who signs in by login, or by the pseudonym itself', async () => {
    await side.put(entry('p_1', 'one'));
    await side.put(entry('p_2', 'two'));
    expect(await side.signingIn('two')).toEqual(entry('p_2', 'two'));
    expect(await side.signingIn('p_1')).toEqual(entry('p_1', 'one'));
    expect(await side.signingIn('three')).toBeUndefined();
  });

  it('lets nobody take the login of another', async () => {
    await side.put(entry('p_1', 'one'));
    await expect(side.put(entry('p_2', 'one'))).rejects.toThrow(LoginTaken);
    expect(side.of('p_2')).toBeUndefined();
  });

  it('knows who brought a document, however often', async () => {
    for (let times = 0; times < 2; times++) await side.bring('sha256:1', 'p_1');
    expect(await side.brought('sha256:1', 'p_1')).toBe(true);
    expect(await side.brought('sha256:1', 'p_2')).toBe(false);
    expect(await side.allBrought()).toEqual([{ sha256: 'sha256:1', subject: 'p_1' }]);
  });

  it('reads an entry again when asked to', async () => {
    await side.put(entry('p_1'));
    expect(await side.refresh('p_1')).toEqual(entry('p_1'));
    expect(await side.refresh('p_2')).toBeUndefined();
  });
}

describe('the side store in a file', () => describeSideStore(async () => openSqliteSideStore(':memory:')));

it('people move from one side store to another that knows nobody, and only then', async () => {
  const [from, to] = [openSqliteSideStore(':memory:'), openSqliteSideStore(':memory:')];
  await from.put(entry('p_1', 'one'));
  await from.bring('sha256:1', 'p_1');
  expect(await bringOver(from, to)).toBe(1);
  expect(await to.brought('sha256:1', 'p_1')).toBe(true);
  await from.put(entry('p_1', 'one', 2));
  expect(await bringOver(from, to)).toBe(0);
  expect(await to.all()).toEqual([entry('p_1', 'one')]);
  await Promise.all([from.close(), to.close()]);
});

describeOnMongo('the side store in MongoDB', () => {
  let server: Mongod | undefined;
  beforeAll(async () => {
    server = await startMongod();
  });
  afterAll(() => server?.stop());
  const open = () => openMongoSideStore({ url: server!.url, database: server!.database() });

  describeSideStore(open);

  it('shows to one process what another has put, once it reads again', async () => {
    const database = server!.database();
    const [one, other] = [
      await openMongoSideStore({ url: server!.url, database }),
      await openMongoSideStore({ url: server!.url, database }),
    ];
    await one.put(entry('p_1', 'one'));
    expect(other.of('p_1')).toBeUndefined();
    await other.refresh('p_1');
    expect(other.of('p_1')).toEqual(entry('p_1', 'one'));
    await Promise.all([one.close(), other.close()]);
  });
});
