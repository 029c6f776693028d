import { MongoUnusable, openMongoReadModels } from '../../src/index.js';
import { withoutSecrets } from '../../src/mongodb/secrets.js';
import { Answer, WireServer } from './wire-server.js';

jest.setTimeout(30_000);

const PASSWORD = 'p%40ss-w0rd';
const ALONE: Answer = { logicalSessionTimeoutMinutes: 30 };
const MEMBER: Answer = { ...ALONE, setName: 'rs0', setVersion: 1 };

let server: WireServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** What opening says, which is never a secret. */
async function refusal(url: string, more: object = {}): Promise<string> {
  const started = Date.now();
  const error: unknown = await openMongoReadModels({ url, timeoutMs: 1_000, ...more }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MongoUnusable);
  expect(Date.now() - started).toBeLessThan(5_000);
  const { message, stack, cause } = error as Error;
  expect(cause).toBeUndefined();
  for (const secret of [PASSWORD, decodeURIComponent(PASSWORD)]) expect(`${message} ${stack}`).not.toContain(secret);
  return message;
}

describe('opening read models on MongoDB', () => {
  it('says within its time that nobody answers', async () => {
    const gone = await WireServer.start(ALONE);
    const { host } = gone;
    await gone.stop();
    expect(await refusal(`mongodb://tongjian:${PASSWORD}@${host}/`)).toMatch(
      new RegExp(`^MongoDB at ${host}: no answer within 1 s: .*ECONNREFUSED`),
    );
  });

  it('says that the user or the password is wrong', async () => {
    server = await WireServer.start(ALONE, (command) =>
      'saslStart' in command
        ? { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' }
        : undefined,
    );
    const url = `mongodb://tongjian:${PASSWORD}@${server.host}/`;
    expect(await refusal(url)).toBe(`MongoDB at ${server.host}: it refuses the user or the password`);
  });

  it('says that a server is too old', async () => {
    server = await WireServer.start({ ...ALONE, maxWireVersion: 6 });
    expect(await refusal(`mongodb://${server.host}/`)).toMatch(/its version does not fit: .*maximum wire version 6/);
  });

  it('says that the replica set named is not there', async () => {
    server = await WireServer.start(ALONE);
    expect(await refusal(`mongodb://${server.host}/?replicaSet=rs7`)).toContain(
      'no member of the replica set rs7 that takes writes was found',
    );
  });

  it('says that there are no transactions where they are demanded', async () => {
    server = await WireServer.start(ALONE);
    expect(await refusal(`mongodb://${server.host}/`, { requireTransactions: true })).toMatch(/replica set.*demanded/);
  });

  it('says what is wrong with a connection string, without quoting it', async () => {
    expect(await refusal(`mongo://tongjian:${PASSWORD}@somewhere/`)).toContain('MongoDB at the address given');
    expect(await refusal(`mongodb://tongjian:${PASSWORD}@/`)).toContain('MongoDB at the address given');
    expect(await refusal(`mongodb://tongjian:${PASSWORD}@somewhere/?nonsense=${PASSWORD}`)).toBeTruthy();
  });

  it.each([
    ['a server alone', ALONE, false],
    ['a member of a replica set', MEMBER, true],
    ['a router', { ...ALONE, msg: 'isdbgrid' }, true],
    ['a member without sessions', { setName: 'rs0', setVersion: 1 }, false],
  ])('asks %s whether it has transactions', async (_, hello, transactions) => {
    server = await WireServer.start(hello);
    const models = await openMongoReadModels({
      url: `mongodb://${server.host}/?directConnection=true`,
      timeoutMs: 5_000,
    });
    expect(models.facts).toEqual({ product: 'MongoDB', version: '7.0.0', transactions });
    await models.close();
  });
});

it('secrets are taken out of a text in whatever form they stand there', () => {
  const url = `mongodb+srv://me:${PASSWORD}@host/`;
  for (const text of [url, `login me:${PASSWORD}`, `p@ss-w0rd is wrong`, 'at mongodb://x:y@z/'])
    expect(withoutSecrets(text, url)).not.toMatch(/p@ss|p%40ss|x:y/);
});
