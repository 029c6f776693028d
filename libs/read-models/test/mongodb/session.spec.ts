import { MongoReadModels, openMongoReadModels } from '../../src/index.js';
import { bought, PURCHASES, seenAt } from '../purchases.js';
import { shapeOf } from '../../src/shape.js';
import { Answer, Command, WireServer } from './wire-server.js';

jest.setTimeout(30_000);

/** No server at hand has transactions: what the driver asks of one that has them is seen on the wire. */
describe('a save in a transaction of MongoDB, on the wire', () => {
  let server: WireServer;
  let models: MongoReadModels;
  let n: number;
  let answer: (command: Command) => Answer | undefined;
  const form = () => ({
    ...{ _id: 'purchase_v1', life: 1, step: n, waiting: 0, shape: JSON.stringify(shapeOf(PURCHASES)), seen: seenAt(n) },
  });
  const found = (...rows: object[]): Answer => ({ cursor: { id: 0n, ns: 'tongjian.any', firstBatch: rows } });

  beforeEach(async () => {
    n = 1;
    answer = () => undefined;
    server = await WireServer.start({ setName: 'rs0', setVersion: 1, logicalSessionTimeoutMinutes: 30 }, (command) => {
      const told = answer(command);
      if (told) return told;
      if (command['find'] === 'forms') return found(form());
      if ('find' in command) return found();
      if ('update' in command) return { n: (command['updates'] as unknown[]).length, nModified: 1 };
      return 'insert' in command ? { n: (command['documents'] as unknown[]).length } : undefined;
    });
    models = await openMongoReadModels({ url: `mongodb://${server.host}/?replicaSet=rs0`, timeoutMs: 5_000 });
    server.commands.length = 0;
  });
  afterEach(async () => {
    await models.close();
    await server.stop();
  });

  const save = () => models.save(PURCHASES, 1, bought('a', ['d', 'c'], 5, 2));
  const said = () =>
    server.commands
      .filter((command) => !('endSessions' in command))
      .map((command) => {
        const [name = ''] = Object.keys(command);
        return typeof command[name] === 'string' ? `${name} ${command[name]}` : name;
      });

  it('is of one transaction from its first reading to its commit', async () => {
    expect(await save()).toBe(true);
    expect(said()).toEqual([
      ...['find forms', 'find purchase_v1_cells', 'update forms', 'update purchase_v1_documents'],
      ...['update purchase_v1_cells', 'insert purchase_v1_deltas', 'commitTransaction'],
    ]);
    const [first, ...rest] = server.commands.filter((command) => !('endSessions' in command));
    expect(first).toMatchObject({ startTransaction: true, autocommit: false, readConcern: { level: 'snapshot' } });
    for (const command of rest) {
      expect(command).toMatchObject({ autocommit: false, txnNumber: first!['txnNumber'], lsid: first!['lsid'] });
      expect(command).not.toHaveProperty('startTransaction');
    }
    expect(rest[rest.length - 1]).toMatchObject({ writeConcern: { w: 'majority' } });
    expect(rest[1]!['updates']).toMatchObject([{ q: { _id: 'purchase_v1', life: 1, step: 1 } }]);
  });

  it('writes nothing when another runner saved first', async () => {
    n = 2;
    expect(await save()).toBe(false);
    expect(said()).toEqual(['find forms', 'commitTransaction']);
  });

  it('begins again after a conflict, and then sees who was faster', async () => {
    answer = (command) => {
      if (command['update'] !== 'forms' || n === 2) return undefined;
      n = 2;
      return {
        ok: 0,
        code: 112,
        codeName: 'WriteConflict',
        errmsg: 'conflict',
        errorLabels: ['TransientTransactionError'],
      };
    };
    expect(await save()).toBe(false);
    expect(said()).toEqual([
      ...['find forms', 'find purchase_v1_cells', 'update forms', 'abortTransaction'],
      ...['find forms', 'commitTransaction'],
    ]);
  });

  it('leaves nothing when a write fails', async () => {
    answer = (command) =>
      command['insert'] === 'purchase_v1_deltas'
        ? { ok: 1, n: 0, writeErrors: [{ index: 0, code: 121, errmsg: 'refused' }] }
        : undefined;
    await expect(save()).rejects.toThrow('refused');
    expect(said()).toContain('abortTransaction');
    expect(said()).not.toContain('commitTransaction');
  });
});
