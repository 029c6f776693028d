import { describeOnMongo, Mongod, startMongod } from '@tongjian/testing';
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
    console.info(`Read models were kept by ${product} ${version}, ${transactions ? 'with' : 'without'} transactions.`);
  });

  describeReadModels('mongodb', async () => {
    const models = await openMongoReadModels({ url: server.url, database: server.database() });
    facts = models.facts;
    return models;
  });
});
