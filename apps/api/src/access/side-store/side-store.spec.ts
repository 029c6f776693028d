import { openMongoSideStore, openSqliteSideStore, LoginTaken, SideEntry, SideStore } from './index.js';

const entry = (subject: string, login = subject, since = 1): SideEntry => ({
  ...{ subject, login, name: `名 ${subject}`, kept: 'scrypt:1:a:b', since },
});

const url = process.env['TONGJIAN_MONGODB_URL'];
const MONGO = `mongodb${url ? '' : ' (no MongoDB: set TONGJIAN_MONGODB_URL)'}`;
let count = 0;
const database = () => `tongjian_people_${process.pid}_${count++}`;

describe.each([
  ['sqlite', true, async () => openSqliteSideStore(':memory:')],
  [MONGO, url !== undefined, () => openMongoSideStore({ url: url!, database: database() })],
] as const)('the side store on %s', (_, reachable, open: () => Promise<SideStore>) => {
  const test = reachable ? it : it.skip;
  let side: SideStore;
  beforeEach(async () => {
    if (reachable) side = await open();
  });
  afterEach(() => side?.close());

  test('keeps an entry at hand from the moment it is put', async () => {
    await side.put(entry('p_1'));
    expect(side.of('p_1')).toEqual(entry('p_1'));
    expect(side.of('p_2')).toBeUndefined();
  });

  test('replaces the entry of a subject whole', async () => {
    await side.put(entry('p_1', 'one'));
    await side.put(entry('p_1', 'first', 2));
    expect(await side.all()).toEqual([entry('p_1', 'first', 2)]);
    expect(await side.signingIn('one')).toBeUndefined();
  });

  test('finds who signs in by login, or by the pseudonym itself', async () => {
    await side.put(entry('p_1', 'one'));
    await side.put(entry('p_2', 'two'));
    expect(await side.signingIn('two')).toEqual(entry('p_2', 'two'));
    expect(await side.signingIn('p_1')).toEqual(entry('p_1', 'one'));
    expect(await side.signingIn('three')).toBeUndefined();
  });

  test('lets nobody take the login of another', async () => {
    await side.put(entry('p_1', 'one'));
    await expect(side.put(entry('p_2', 'one'))).rejects.toThrow(LoginTaken);
    expect(side.of('p_2')).toBeUndefined();
  });

  test('reads an entry again when asked to', async () => {
    await side.put(entry('p_1'));
    expect(await side.refresh('p_1')).toEqual(entry('p_1'));
    expect(await side.refresh('p_2')).toBeUndefined();
  });
});
