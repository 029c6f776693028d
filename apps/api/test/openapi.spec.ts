import { execFileSync } from 'node:child_process';
import { Desk, openDesk } from './desk.js';

/** The validator is an ES module, which runs in a process of its own. */
const VALIDATE = `
  import { Validator } from '@seriousme/openapi-schema-validator';
  import { text } from 'node:stream/consumers';
  const { valid, errors } = await new Validator().validate(JSON.parse(await text(process.stdin)));
  console.log(JSON.stringify({ valid, errors: errors || undefined }));
`;

describe('the description of the API', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.server.close());

  it('is valid OpenAPI 3.1', async () => {
    const { body } = await desk.anyone.get('/api/openapi.json');
    expect(
      JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '-e', VALIDATE], {
          input: body,
          cwd: __dirname,
          encoding: 'utf8',
        }),
      ),
    ).toEqual({ valid: true });
  });

  it('has an operation for every address of every act, each under its own name', async () => {
    const document = (await desk.anyone.get('/api/openapi.json')).json<{
      paths: Record<string, Record<string, { operationId: string }>>;
    }>();
    for (const act of desk.server.house.domain.acts)
      for (const { template } of act.addresses) expect(document.paths[`/api/v1${template}`]?.['post']).toBeDefined();
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
