import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

describe('bad input gets its own answer and leaves the log unchanged', () => {
  let desk: Desk;
  let handler: Person;
  const end = async () => (await desk.server.house.store.head()).index;
  beforeAll(async () => {
    desk = await openDesk();
    handler = await desk.as('purchaser.handler');
    const first = await handler.post('/api/v1/projects', PROPOSAL, { headers: AT });
    expect(first.statusCode).toBe(201);
  });
  afterAll(() => desk?.server.close());

  const text = JSON.stringify(PROPOSAL);
  const written = (change: (body: string) => string) => change(text);

  it.each([
    ['broken JSON', written((body) => body.slice(0, -1)), 400, 'malformed-json', { offset: text.length - 1 }],
    [
      'a member given twice',
      written((body) => body.replace('{', '{"title":"x",')),
      400,
      'duplicate-member',
      { got: 'title' },
    ],
    [
      'fractional fen',
      written((body) => body.replace('"budgetFen":50000000', '"budgetFen":1.5')),
      400,
      'non-integer',
      { pointer: '/budgetFen' },
    ],
    [
      'fen written as 1.0',
      written((body) => body.replace('"budgetFen":50000000', '"budgetFen":1.0')),
      400,
      'non-integer',
      {},
    ],
    ['an exponent', written((body) => body.replace('"budgetFen":50000000', '"budgetFen":1e2')), 400, 'non-integer', {}],
    ['half a surrogate pair', written((body) => body.replace('"title":"', '"title":"\\ud800')), 400, 'bad-text', {}],
    ['NUL', written((body) => body.replace('"title":"', '"title":"\\u0000')), 400, 'bad-text', {}],
    ['nesting deeper than 32', `${'['.repeat(33)}${']'.repeat(33)}`, 400, 'too-deep', { limit: 32 }],
  ])('%s', async (_, body, status, code, more) => {
    const before = await end();
    const answer = await handler.raw('/api/v1/projects', body, AT);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code, status, ...more }]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(await end()).toBe(before);
  });

  it.each([
    [
      'an unknown field',
      { ...PROPOSAL, budgetFne: 1 },
      { pointer: '/budgetFne', code: 'unknown-field', want: expect.stringContaining('budgetFen') },
    ],
    [
      'an unknown nested field',
      { ...PROPOSAL, flags: { ...PROPOSAL.flags, hurry: true } },
      { pointer: '/flags/hurry', code: 'unknown-field' },
    ],
    ['fen as a text', { ...PROPOSAL, budgetFen: '5' }, { pointer: '/budgetFen', code: 'type', got: '5' }],
    ['negative fen', { ...PROPOSAL, budgetFen: -1 }, { pointer: '/budgetFen', code: 'minimum', got: -1 }],
    ['null', { ...PROPOSAL, title: null }, { pointer: '/title', code: 'required' }],
    ['a missing field', { ...PROPOSAL, title: undefined }, { pointer: '/title', code: 'required' }],
    [
      'a wrong item of a list',
      { ...PROPOSAL, fundingSources: [PROPOSAL.fundingSources[0], 7] },
      { pointer: '/fundingSources/1', code: 'type' },
    ],
    [
      'a field of an item',
      { ...PROPOSAL, fundingSources: [{ source: 'x', amountFen: -1 }] },
      { pointer: '/fundingSources/0/amountFen', code: 'minimum' },
    ],
    ['a value that is none of the choices', { ...PROPOSAL, mode: 'barter' }, { pointer: '/mode', code: 'one-of' }],
    [
      'an instant without offset',
      { ...PROPOSAL, occurredAt: '2016-03-01T09:00:00' },
      { pointer: '/occurredAt', code: 'no-instant' },
    ],
    [
      'a day that does not exist',
      { ...PROPOSAL, occurredAt: '2026-02-30T09:00:00Z' },
      { pointer: '/occurredAt', code: 'no-instant' },
    ],
  ])('%s', async (_, body, error) => {
    const before = await end();
    const answer = await handler.post('/api/v1/projects', body, { headers: AT });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'validation', errors: [error] }]);
    expect(await end()).toBe(before);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])(
    'a field called %s, at the top or within',
    async (name) => {
      const top = `{${JSON.stringify(name)}:1,${text.slice(1)}`;
      const within = text.replace('"flags":{', `"flags":{${JSON.stringify(name)}:1,`);
      for (const [body, pointer] of [
        [top, `/${name}`],
        [within, `/flags/${name}`],
      ] as const) {
        const answer = await handler.raw('/api/v1/projects', body, AT);
        expect([answer.statusCode, answer.json()]).toMatchObject([
          422,
          { code: 'validation', errors: [{ pointer, code: 'unknown-field' }] },
        ]);
      }
    },
  );

  it('a body that is null', async () => {
    const operator = await desk.as('operator');
    const answer = await operator.raw('/api/v1/people/p_nobody/disable', 'null');
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer: '', code: 'type' }] }]);
  });

  it.each([
    ['a packed body', { 'content-encoding': 'gzip' }, { acceptedEncodings: ['identity'] }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, { accepted: ['application/json'] }],
    ['another charset', { 'content-type': 'application/json; charset=gbk' }, { accepted: ['application/json'] }],
  ])('%s', async (_, headers, more) => {
    const answer = await handler.raw('/api/v1/projects', text, { ...AT, ...headers });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'media-type', ...more }]);
  });

  it.each(['application/pdf', 'application/json', 'text/plain'])('a document sent as %s', async (type) => {
    const answer = await desk.server.fastify.inject({
      method: 'PUT',
      url: `/api/v1/files/sha256:${'0'.repeat(64)}`,
      headers: { authorization: `Bearer ${handler.token}`, 'content-type': type },
      payload: '%PDF',
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { accepted: ['application/octet-stream'] }]);
  });

  it('the wrong role', async () => {
    const answer = await (await desk.as('supplier')).post('/api/v1/projects', PROPOSAL);
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'WrongRole', rule: expect.any(String) }]);
  });

  it('a procedure that unfolds without end', async () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]', 'd: [*c, *c]'].join('\n');
    const answer = await (await desk.as('operator')).post('/api/v1/procedures', { name: 'bomb.yaml', text: bomb });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { whatWouldPass: expect.any(Array) }]);
  });

  it('a full disk', async () => {
    const { side } = desk.server.house;
    const put = side.put.bind(side);
    side.put = () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const answer = await (await desk.as('operator')).post('/api/v1/people', { name: '张三' });
    side.put = put;
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'not-writable' }]);
  });

  it('a project begun beyond the jurisdiction', async () => {
    const { house } = desk.server;
    const grant = { person: 'p_purchaser_handler', role: 'purchaser.handler', organisation: 'purchaser' };
    const [own] = house.access.grantsOf(grant.person);
    house.access.register.grants.set(own!.grant, { ...own!, jurisdiction: '510100' });
    (house.access as unknown as { grants: Map<string, unknown> }).grants.clear();
    const answer = await handler.post('/api/v1/projects', PROPOSAL);
    house.access.register.grants.set(own!.grant, own!);
    (house.access as unknown as { grants: Map<string, unknown> }).grants.clear();
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { rule: 'access/jurisdiction' }]);
  });

  it('no Idempotency-Key for what an operator does', async () => {
    const operator = await desk.as('operator');
    for (const path of ['people', 'grants/g_1/revoke', 'people/p_1/reset'].map((end) => `/api/v1/${end}`)) {
      const body = path.endsWith('people') ? '{"name":"张三"}' : '{}';
      const answer = await operator.raw(path, body, { 'idempotency-key': '' });
      expect([path, answer.statusCode]).toEqual([path, path.includes('p_1') ? 404 : 400]);
    }
  });

  it('an amount above 2^53 − 1 names the field and the bound', async () => {
    const answer = await handler.raw(
      '/api/v1/projects',
      text.replace('"budgetFen":50000000', '"budgetFen":9007199254740993'),
      AT,
    );
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { code: 'validation', errors: [{ pointer: '/budgetFen', code: 'maximum', got: '9007199254740993' }] },
    ]);
  });

  it('a body of ten megabytes', async () => {
    const answer = await handler.raw('/api/v1/projects', `{"title":"${'x'.repeat(10_000_000)}"}`, AT);
    expect([answer.statusCode, answer.json()]).toMatchObject([413, { code: 'too-large', limit: 1_048_576 }]);
  });

  it('bytes that are no UTF-8', async () => {
    const answer = await handler.raw('/api/v1/projects', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), AT);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad-text' }]);
  });

  it('XML', async () => {
    const answer = await handler.raw('/api/v1/projects', '<a/>', { ...AT, 'content-type': 'application/xml' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      415,
      { code: 'media-type', accepted: ['application/json'] },
    ]);
  });

  it('bytes where an act is wanted', async () => {
    const answer = await handler.raw('/api/v1/projects', 'x', { ...AT, 'content-type': 'application/octet-stream' });
    expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'media-type' }]);
  });

  it('no Idempotency-Key', async () => {
    const answer = await handler.raw('/api/v1/projects', text, { ...AT, 'idempotency-key': '' });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'key-missing' }]);
  });

  it('an attachment that nobody uploaded', async () => {
    const sha256 = `sha256:${'0'.repeat(64)}`;
    const answer = await handler.post(
      '/api/v1/projects',
      { ...PROPOSAL, attachments: [{ sha256, kind: 'decision' }] },
      { headers: AT },
    );
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { code: 'file-missing', errors: [{ pointer: '/attachments/0/sha256' }] },
    ]);
  });

  it('a clock that goes backwards', async () => {
    const answer = await handler.post('/api/v1/projects', PROPOSAL, {
      headers: { 'tongjian-time': '2015-06-01T00:00:00Z' },
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'ClockBackwards' }]);
  });

  it('a time without offset in a header', async () => {
    const answer = await handler.post('/api/v1/projects', PROPOSAL, {
      headers: { 'tongjian-time': '2016-06-01 00:00' },
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad-header' }]);
  });

  it('an unknown parameter of a read', async () => {
    const answer = await handler.get('/api/v1/projects?stagee=x');
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad-query', parameter: 'stagee' }]);
  });

  it.each([
    'projects?cursor=garbage',
    'views/finance-board/contributions?cursor=garbage',
    'projects?year=abc',
    'projects?imported=maybe',
    'projects?q=%00',
    'projects/p1/history?format=xml',
    'projects/p1/allowed-actions?foo=1',
  ])('a parameter that cannot be read: %s', async (path) => {
    const answer = await handler.get(`/api/v1/${path}`, { 'tongjian-role': 'purchaser.handler' });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad-query' }]);
  });

  it('a cursor of another order', async () => {
    const second = await handler.post('/api/v1/projects', PROPOSAL);
    const { position } = second.json<{ position: number }>();
    const first = await handler.get(`/api/v1/projects?limit=1&sort=title&minPosition=${position}`);
    const { next } = first.json<{ page: { next: string } }>().page;
    const answer = await handler.get(`/api/v1/projects?limit=1&sort=-budgetFen&cursor=${encodeURIComponent(next)}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'bad-query', parameter: 'cursor' }]);
  });

  it('an address that does not exist', async () => {
    expect((await handler.get('/api/v1/nothing')).json()).toMatchObject({ code: 'not-found', status: 404 });
    expect((await handler.post('/api/v1/projects/p1/nothing')).json()).toMatchObject({
      code: 'not-found',
      status: 404,
    });
  });
});
