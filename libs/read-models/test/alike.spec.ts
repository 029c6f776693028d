import fc from 'fast-check';
import { openMemoryReadModels, openSqliteReadModels } from '../src/index.js';
import { PURCHASES, put } from './purchases.js';
import { comparison, documents, pagesOf, sort } from './queries.js';

it('memory and SQLite answer every query alike, page by page', async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(comparison, { maxLength: 2 }),
      sort,
      fc.integer({ min: 1, max: 4 }),
      async (documents, where, sort, limit) => {
        const answers = [];
        for (const models of [openMemoryReadModels(), await openSqliteReadModels({ path: ':memory:' })]) {
          await models.declare(PURCHASES);
          await put(models, documents);
          answers.push(await pagesOf(models, { where, sort, limit }));
          await models.close();
        }
        expect(answers[1]).toEqual(answers[0]);
      },
    ),
    { numRuns: 300 },
  );
});
