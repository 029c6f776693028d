import { describeOnMongo, MONGO_DB, Mongod, startMongod, tell } from '@tongjian/testing';
import { openMongoReadModels, ServerFacts } from '../../src/index.js';
import { describeReadModels } from '../read-models.contract.js';

jest.setTimeout(60_000);

describeOnMongo('with MongoDB', () => {
  let server: Mongod;
  let facts: ServerFacts | undefined;
  beforeAll(async () => {
    server = (await startMongod())!;
  });
  afterAll(async () => {
    await server.stop();
    if (!facts) return;
    const { product, version, transactions } = facts;
    tell(MONGO_DB, { answered: `${product} ${version} ${transactions ? 'with' : 'without'} transactions` });
    if (!transactions) tell(MONGO_DB, { note: 'no test on a server with transactions' });
  });

  describeReadModels('mongodb', async () => {
    const models = await openMongoReadModels({ url: server.url, database: server.database() });
    facts = models.facts;
    return models;
  });
});
