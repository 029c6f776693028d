import { createHash } from 'node:crypto';
import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

describe('reading', () => {
  let desk: Desk;
  let handler: Person;
  let project: string;
  let position: number;
  beforeAll(async () => {
    desk = await openDesk();
    handler = await desk.as('purchaser.handler');
    const first = await handler.post('/api/v1/projects', PROPOSAL, { headers: AT });
    const { project: id, etag } = first.json<{ project: string; etag: string }>();
    project = id;
    const revised = await handler.post(
      `/api/v1/projects/${project}/proposal/revise`,
      { title: '居家养老服务', reason: '更正名称' },
      { headers: { 'if-match': etag, 'tongjian-time': '2016-03-05T09:00:00+08:00' } },
    );
    expect(revised.statusCode).toBe(200);
    position = revised.json<{ position: number }>().position;
    for (const title of ['甲', '乙', '丙']) await handler.post('/api/v1/projects', { ...PROPOSAL, title });
    await desk.server.house.feeds.projections.waitFor('project', (await desk.server.house.store.head()).index, 5000);
  });
  afterAll(() => desk?.server.close());

  it('a project is read as it is and as it was, by both clocks and by index', async () => {
    const title = async (query: string) =>
      (await handler.get(`/api/v1/projects/${project}${query}`)).json<{ data?: { title: string } }>().data?.title;
    expect(await title('')).toBe('居家养老服务');
    expect(await title('?asOf=2016-03-03')).toBe('社区养老服务');
    expect(await title(`?asOf=${position - 1}`)).toBe('社区养老服务');
    expect(await title('?occurredAsOf=2016-03-03')).toBe('社区养老服务');
    expect(await title('?asOf=2015-12-31')).toBeUndefined();
    expect((await handler.get(`/api/v1/projects/${project}?asOf=tomorrow`)).json()).toMatchObject({
      code: 'bad-query',
    });
  });

  it('a history comes whole or page by page, with its index and the digest of all its hashes', async () => {
    const whole = (await handler.get(`/api/v1/projects/${project}/history`)).json<{
      data: { index: number; revision: number; meta: { hash: string } }[];
      at: { digest: string };
    }>();
    expect(whole.data.map(({ revision }) => revision)).toEqual([0, 1]);
    expect(whole.data.map(({ index }) => index)).toEqual([position - 1, position]);
    const digest = createHash('sha256')
      .update('tongjian/history/1\n' + whole.data.map(({ meta }) => `${meta.hash}\n`).join(''))
      .digest('hex');
    expect(whole.at.digest).toBe(`sha256:${digest}`);
    const page = (await handler.get(`/api/v1/projects/${project}/history?limit=1`)).json<{
      page: { next: string; total: number };
    }>();
    expect(page.page).toEqual({ next: '1', total: 2 });
    const next = (await handler.get(`/api/v1/projects/${project}/history?limit=1&cursor=1`)).json<{
      data: { revision: number }[];
      page: object;
    }>();
    expect(next.data).toMatchObject([{ revision: 1 }]);
    expect(next.page).toEqual({ total: 2 });
  });

  it('a history comes as CSV that a spreadsheet may open', async () => {
    const answer = await handler.get(`/api/v1/projects/${project}/history?format=csv`);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-digest']).toBe(
      `sha-256=:${createHash('sha256').update(answer.body).digest('base64')}:`,
    );
    const [head, ...rows] = answer.body.trimEnd().split('\r\n');
    expect(head).toMatch(/^\ufeffindex,revision,type/);
    expect(rows).toHaveLength(2);
  });

  it('the state after each event has the stages open then', async () => {
    const state = await handler.get(`/api/v1/projects/${project}/state?revision=0`);
    expect(state.json()).toMatchObject({
      data: { revision: 0, document: { title: '社区养老服务' }, stages: expect.any(Array) },
      at: { index: position - 1 },
    });
    expect((await handler.get(`/api/v1/projects/${project}/state?revision=99`)).statusCode).toBe(404);
  });

  it('what may be done next comes with the rule that refuses the rest', async () => {
    const menu = (await handler.get(`/api/v1/projects/${project}/allowed-actions`)).json<{
      data: { act: string; possible: string; verdicts: { outcome: string }[] }[];
    }>();
    expect(menu.data.find(({ act }) => act === 'ReviseProposal')?.possible).not.toBe('no');
    const refused = menu.data.filter(({ possible }) => possible === 'no');
    expect(refused.length).toBeGreaterThan(0);
    for (const { verdicts } of refused) expect(verdicts.some(({ outcome }) => outcome === 'fails')).toBe(true);
  });

  it('lists are filtered, searched, sorted and paged', async () => {
    const list = async (query: string) =>
      (await handler.get(`/api/v1/projects?${query}`)).json<{
        data: { title: string }[];
        page: { total: number; next?: string };
      }>();
    expect((await list(`q=${encodeURIComponent('居家')}`)).data.map(({ title }) => title)).toEqual(['居家养老服务']);
    expect((await list('district=999999')).page.total).toBe(0);
    expect((await list('minFen=50000000&maxFen=50000000')).page.total).toBe(4);
    expect((await list('minFen=50000001')).page.total).toBe(0);
    const first = await list('sort=title&limit=3');
    const second = await list(`sort=title&limit=3&cursor=${encodeURIComponent(first.page.next!)}`);
    expect([...first.data, ...second.data].map(({ title }) => title)).toHaveLength(4);
    expect(second.page.next).toBeUndefined();
    expect((await handler.get('/api/v1/projects?sort=colour')).json()).toMatchObject({ code: 'bad-query' });
  });

  it('a total drills to its projects and their events, and is what it was as of a moment', async () => {
    type Row = { measures: { plannedFen: number; projects: number } };
    const board = async (query: string) =>
      (await handler.get(`/api/v1/views/finance-board?groupBy=district${query}`)).json<{
        data: Row[];
        at: { index: number };
      }>();
    const present = await board('');
    expect(present.data).toMatchObject([
      { cell: { district: '330603' }, measures: { plannedFen: 200_000_000, projects: 4 }, documents: 4 },
    ]);
    expect((await board(`&asOf=${position}`)).data).toMatchObject([{ measures: { projects: 1 } }]);
    const parts = (await handler.get('/api/v1/views/finance-board/contributions?district=330603')).json<{
      data: { measures: { plannedFen: number } }[];
    }>();
    expect(parts.data.reduce((sum, { measures }) => sum + measures.plannedFen, 0)).toBe(200_000_000);
    const deltas = (await handler.get(`/api/v1/views/finance-board/deltas?district=330603`)).json<{
      data: { measures: { plannedFen?: number } }[];
    }>();
    expect(deltas.data.reduce((sum, { measures }) => sum + (measures.plannedFen ?? 0), 0)).toBe(200_000_000);
    expect((await handler.get('/api/v1/views/finance-board?groupBy=colour')).json()).toMatchObject({
      code: 'bad-query',
    });
    expect((await handler.get('/api/v1/views/none')).statusCode).toBe(404);
  });

  it('a reader who waits for what is not there yet is told how far behind it is', async () => {
    const answer = await handler.get(`/api/v1/projects/${project}?minPosition=999999`);
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'not-yet', lag: { wanted: 999999 } }]);
  }, 20_000);

  it('documents are kept by their digest and nothing else', async () => {
    const bytes = Buffer.from('决定');
    const sha256 = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const put = (name: string) =>
      desk.server.fastify.inject({
        method: 'PUT',
        url: `/api/v1/files/${name}`,
        payload: bytes,
        headers: { authorization: `Bearer ${handler.token}`, 'content-type': 'application/octet-stream' },
      });
    expect((await put(sha256)).statusCode).toBe(201);
    expect((await put(sha256)).statusCode).toBe(200);
    const wrong = await put(`sha256:${'0'.repeat(64)}`);
    expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { code: 'hash-mismatch', got: sha256 }]);
    const got = await handler.get(`/api/v1/files/${sha256}`);
    expect(got.rawPayload.equals(bytes)).toBe(true);
    expect((await handler.get(`/api/v1/files/sha256:${'0'.repeat(64)}`)).statusCode).toBe(404);
    expect((await handler.get('/api/v1/files/..%2F..%2Fetc')).statusCode).toBe(404);
  });

  it('codes, procedures, the caller and the installation are told', async () => {
    expect((await handler.get('/api/v1/codes')).json()).toMatchObject({
      data: { events: { ProjectProposed: { zh: '项目申报' } }, roles: expect.any(Object), stages: expect.any(Object) },
    });
    const { data } = (await handler.get('/api/v1/procedures')).json<{ data: { id: string; hash: string }[] }>();
    expect(data.map(({ id }) => id)).toContain('kq-2015');
    expect((await handler.get(`/api/v1/procedures/${data[0]!.hash}`)).json()).toMatchObject({
      data: { text: { id: data[0]!.id } },
    });
    expect((await handler.get('/api/v1/me')).json()).toMatchObject({
      data: { person: 'p_purchaser_handler', grants: [{ role: 'purchaser.handler' }] },
    });
    expect((await handler.get('/api/v1/installation')).json()).toMatchObject({
      data: { mode: 'simulation' },
      at: { simulation: true },
    });
  });

  it('health says whether the feeds move', async () => {
    expect((await desk.anyone.get('/health/ready')).json()).toMatchObject({
      status: 'ready',
      writable: true,
      projections: [
        { projection: 'project', lagEvents: 0 },
        { projection: 'deadlines', lagEvents: 0 },
      ],
    });
  });

  it('the page comes with a policy and a nonce of its own each time, the API without a page', async () => {
    const [one, two] = [await desk.anyone.get('/'), await desk.anyone.get('/projects/x')];
    expect([one.statusCode, two.statusCode]).toEqual([200, 200]);
    expect(one.headers['content-security-policy']).toContain("script-src 'self' 'nonce-");
    expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
    expect((await handler.get('/api/v1/me')).headers['content-security-policy']).toContain("default-src 'none'");
  });
});
