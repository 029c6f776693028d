import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

interface Receipt {
  readonly project: string;
  readonly commandId: string;
  readonly etag: string;
  readonly position: number;
}

describe('repeating and racing', () => {
  let desk: Desk;
  let handler: Person;
  beforeAll(async () => {
    desk = await openDesk();
    handler = await desk.as('purchaser.handler');
    expect((await handler.post('/api/v1/projects', PROPOSAL, { headers: AT })).statusCode).toBe(201);
  });
  afterAll(() => desk?.server.close());

  const propose = async (key: string, title: string = PROPOSAL.title) =>
    handler.post('/api/v1/projects', { ...PROPOSAL, title }, { key });
  const revise = (project: string, etag: string | undefined, title: string) =>
    handler.post(
      `/api/v1/projects/${project}/proposal/revise`,
      { title, reason: '更正名称' },
      { headers: etag ? { 'if-match': etag } : {} },
    );

  it('one key has one effect for ever', async () => {
    const first = await propose('same');
    const before = await desk.server.house.store.head();
    const again = await propose('same');
    expect(again.statusCode).toBe(201);
    expect(again.headers['tongjian-replayed']).toBe('true');
    expect(again.json()).toEqual(first.json());
    expect(await desk.server.house.store.head()).toEqual(before);
  });

  it('the same key at once a hundred times makes one project', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => propose('storm')));
    expect(new Set(answers.map((answer) => answer.json<Receipt>().project)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['tongjian-replayed'] === undefined)).toHaveLength(1);
  });

  it('one key with another body is refused with both digests and the first receipt', async () => {
    const first = (await propose('twice')).json<Receipt>();
    const other = await propose('twice', '另一项目');
    expect([other.statusCode, other.json()]).toMatchObject([
      422,
      {
        code: 'key-reused',
        commandId: first.commandId,
        receipt: { project: first.project },
        firstDigest: expect.any(String),
        yourDigest: expect.any(String),
      },
    ]);
  });

  it('a dry run writes nothing and uses no key', async () => {
    const before = await desk.server.house.store.head();
    const tried = await handler.post('/api/v1/projects?dryRun=true', PROPOSAL, { key: 'dry' });
    expect(tried.statusCode).toBe(200);
    expect(tried.json()).toMatchObject({ wouldPass: true, events: [{ type: 'ProjectProposed' }] });
    expect(await desk.server.house.store.head()).toEqual(before);
    expect((await propose('dry')).headers['tongjian-replayed']).toBeUndefined();
  });

  it('a change must say what it saw', async () => {
    const { project, etag } = (await propose('428')).json<Receipt>();
    const answer = await revise(project, undefined, '改');
    expect([answer.statusCode, answer.json()]).toMatchObject([428, { code: 'if-match-missing', currentETag: etag }]);
  });

  it('a change that was done is answered again, whatever it says that it saw', async () => {
    const { project, etag } = (await propose('428-again')).json<Receipt>();
    const change = (headers: Record<string, string>) =>
      handler.post(
        `/api/v1/projects/${project}/proposal/revise`,
        { title: '改', reason: '更正名称' },
        { key: 'done', headers },
      );
    const first = await change({ 'if-match': etag });
    expect(first.statusCode).toBe(200);
    for (const headers of [{}, { 'if-match': etag }, { 'if-match': '"7-000000000000"' }] as Record<string, string>[]) {
      const again = await change(headers);
      expect([again.statusCode, again.headers['tongjian-replayed']]).toEqual([200, 'true']);
      expect(again.json()).toEqual(first.json());
    }
  });

  it('a tag of another history was not seen here, though its revision stands', async () => {
    const { project } = (await propose('another-history')).json<Receipt>();
    const answer = await revise(project, '"0-000000000000"', '改');
    expect([answer.statusCode, answer.json()]).toMatchObject([412, { code: 'changed-since' }]);
    const tried = await handler.post(
      `/api/v1/projects/${project}/proposal/revise?dryRun=true`,
      { title: '改', reason: '更正名称' },
      { headers: { 'if-match': '"0-000000000000"' } },
    );
    expect(tried.statusCode).toBe(412);
  });

  it('a change that saw too little learns what happened since and what may be done', async () => {
    const { project, etag } = (await propose('412')).json<Receipt>();
    const revised = await revise(project, etag, '改一');
    expect(revised.statusCode).toBe(200);
    const stale = await revise(project, etag, '改二');
    expect([stale.statusCode, stale.json()]).toMatchObject([
      412,
      {
        code: 'changed-since',
        currentETag: expect.any(String),
        events: [{ type: 'ProjectProposalRevised', revision: 1 }],
        allowedActions: expect.any(Array),
      },
    ]);
    const read = await handler.get(`/api/v1/projects/${project}?minPosition=${revised.json<Receipt>().position}`);
    expect((await revise(project, read.headers['etag'] as string, '改三')).statusCode).toBe(200);
  });

  it('a receipt is found again by its command, by those who may see the project', async () => {
    const first = (await propose('receipt')).json<Receipt>();
    const found = await handler.get(`/api/v1/receipts/${first.commandId}`);
    expect(found.json()).toMatchObject({ data: first });
    expect((await handler.get('/api/v1/receipts/nothing')).statusCode).toBe(404);
  });
});
