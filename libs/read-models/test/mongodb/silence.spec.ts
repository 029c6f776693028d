import { MongoReadModels, MongoUnusable, openMongoReadModels } from '../../src/index.js';
import { Answer, Command, SILENT, WireServer } from './wire-server.js';

jest.setTimeout(30_000);

const FORM = { name: 'purchase', version: 1 };
const FOUND: Answer = { cursor: { id: 0n, ns: 'tongjian.any', firstBatch: [] } };

describe.each([
  ['without transactions', { logicalSessionTimeoutMinutes: 30 }],
  ['with transactions', { logicalSessionTimeoutMinutes: 30, setName: 'rs0', setVersion: 1 }],
])('a MongoDB server %s that falls silent', (_, hello) => {
  let server: WireServer;
  let models: MongoReadModels;
  let answer: (command: Command) => Answer | undefined;
  beforeEach(async () => {
    answer = () => undefined;
    server = await WireServer.start(hello, (command) => answer(command) ?? ('find' in command ? FOUND : undefined));
    models = await openMongoReadModels({ url: `mongodb://${server.host}/?directConnection=true`, timeoutMs: 300 });
  });
  afterEach(async () => {
    await models.close();
    await server.stop();
  });

  const asked: [string, () => Promise<unknown>][] = [
    ['a proof', () => models.seen(FORM)],
    ['the version in use', () => models.active('purchase')],
    ['a page of documents', () => models.find(FORM, { limit: 1 })],
    ['a lease', () => models.lease('projection purchase', 'me', 1_000)],
    ['a swap', () => models.swap(undefined, FORM)],
  ];

  it.each(asked)('is given up within seconds, saying so, when it is asked for %s', async (_what, ask) => {
    answer = () => SILENT;
    const started = Date.now();
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MongoUnusable);
    expect((error as Error).message).toMatch(new RegExp(`^MongoDB at ${server.host}: no answer within 0.3 s`));
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it('is waited for as long as it answers others', async () => {
    let held = true;
    answer = (command) => ('find' in command && held ? SILENT : undefined);
    let given = false;
    const reading = models.active('purchase').then(() => (given = true));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(given).toBe(false);
    held = false;
    server.answerLate(FOUND);
    await reading;
    expect(given).toBe(true);
  });

  it('and goes away is told of in plain words', async () => {
    const { host } = server;
    await server.stop();
    const error: unknown = await models.seen(FORM).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MongoUnusable);
    expect((error as Error).message).toContain(host);
    expect((error as Error).cause).toBeUndefined();
  });
});
