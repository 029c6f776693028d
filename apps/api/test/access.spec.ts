import { AT, Desk, openDesk, person, Person, PROPOSAL } from './desk.js';

describe('who may do what', () => {
  let desk: Desk;
  let operator: Person;
  let project: string;
  beforeAll(async () => {
    desk = await openDesk();
    operator = await desk.as('operator');
    const handler = await desk.as('purchaser.handler');
    project = (await handler.post('/api/v1/projects', PROPOSAL, { headers: AT })).json<{ project: string }>().project;
  });
  afterAll(() => desk?.server.close());

  const signIn = async (login: string, password: string) => {
    const answer = await desk.anyone.post('/api/v1/sign-in', { person: login, password });
    return person(desk.server, answer.json<{ token: string }>().token);
  };
  /** A new person with one grant. */
  const newcomer = async (role: string, jurisdiction: string, organisation = role.split('.')[0]!) => {
    const {
      person: id,
      login,
      password,
    } = (await operator.post('/api/v1/people', { name: '新人' })).json<{
      person: string;
      login: string;
      password: string;
    }>();
    const { grant } = (await operator.post('/api/v1/grants', { person: id, role, organisation, jurisdiction })).json<{
      grant: string;
    }>();
    return { id, grant, who: await signIn(login, password) };
  };

  it('nobody reads or writes without a token but what is open', async () => {
    const open = [
      '/health/live',
      '/health/ready',
      '/api/openapi.json',
      '/api/v1/problems',
      '/api/v1/problems/key-missing',
    ];
    for (const path of open) expect([path, (await desk.anyone.get(path)).statusCode]).toEqual([path, 200]);
    for (const path of [
      '/api/v1/projects',
      '/api/v1/me',
      '/api/v1/codes',
      '/api/v1/installation',
      '/api/v1/people',
      '/api/v1/stream',
    ])
      expect([path, (await desk.anyone.get(path)).statusCode]).toEqual([path, 401]);
    const write = await desk.anyone.post('/api/v1/projects', PROPOSAL);
    expect([write.statusCode, write.headers['www-authenticate']]).toEqual([401, expect.stringContaining('Bearer')]);
  });

  it('every route of the document but the open ones answers 401 to a stranger', async () => {
    const document = (await desk.anyone.get('/api/openapi.json')).json<{
      paths: Record<string, Record<string, { security?: unknown[] }>>;
    }>();
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations)) {
        if (operation.security?.length === 0) continue;
        const answer = await desk.server.fastify.inject({
          method: method.toUpperCase() as 'GET',
          url: path.replaceAll(/\{\w+\}/g, 'x'),
        });
        expect([method, path, answer.statusCode]).toEqual([method, path, 401]);
      }
  });

  it('a forged or altered token is none of ours', async () => {
    const { token } = await desk.as('auditor');
    const [head, body, signature] = token.split('.') as [string, string, string];
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    const altered = `${head}.${Buffer.from(Buffer.from(body, 'base64url').toString().replace('p_auditor', 'p_operator')).toString('base64url')}.${signature}`;
    for (const forged of [none, altered, 'x', `${token}x`])
      expect((await person(desk.server, forged).get('/api/v1/me')).json()).toMatchObject({ code: 'no-token' });
  });

  it('a wrong password and an unknown name get the same answer', async () => {
    const wrong = await desk.anyone.post('/api/v1/sign-in', { person: 'operator', password: 'wrong' });
    const unknown = await desk.anyone.post('/api/v1/sign-in', { person: 'nobody', password: 'wrong' });
    expect(wrong.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
  });

  it('only an operator keeps people', async () => {
    const answer = await (await desk.as('auditor')).post('/api/v1/people', { name: '张三' });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'not-allowed', rule: 'access/operator' }]);
  });

  it('an operator of one region keeps nothing, and none is granted', async () => {
    const refused = await operator.post('/api/v1/grants', {
      person: 'p_auditor',
      role: 'operator',
      organisation: 'a',
      jurisdiction: '330603',
    });
    expect(refused.json()).toMatchObject({ code: 'OperatorOfRegion', rule: 'access/operator' });
    // A log from before that rule may hold such a grant.
    const { id, who } = await newcomer('auditor', '330603');
    const { register } = desk.server.house.access;
    register.grants.set('g_old', {
      grant: 'g_old',
      person: id,
      role: 'operator',
      organisation: 'a',
      jurisdiction: '330603',
    });
    for (const answer of [
      await who.get('/api/v1/people'),
      await who.post('/api/v1/admin/backup'),
      await who.post('/api/v1/grants', { person: id, role: 'auditor', organisation: 'a', jurisdiction: 'root' }),
    ])
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { rule: 'access/operator' }]);
    expect((await operator.post('/api/v1/people/p_operator/disable')).json()).toMatchObject({ code: 'LastOperator' });
    register.grants.delete('g_old');
  });

  it('the receipt of an operator’s act is like every other, without the store’s own position', async () => {
    const { receipt } = (await operator.post('/api/v1/people', { name: '回执' })).json<{ receipt: object }>();
    expect(Object.keys(receipt).sort()).toEqual(['commandId', 'etag', 'events', 'position', 'recordedAt']);
    expect(receipt).toMatchObject({ position: (await desk.server.house.store.head()).index });
  });

  it('an act in the wrong role is refused with who may, and changes nothing', async () => {
    const before = await desk.server.house.store.head();
    const supplier = await desk.as('supplier');
    const answer = await supplier.post('/api/v1/projects', PROPOSAL);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ rule: expect.any(String), whatWouldPass: expect.any(Array) });
    expect(await desk.server.house.store.head()).toEqual(before);
  });

  it('a revoked grant ends at once, whatever the token says', async () => {
    const { id, who, grant } = await newcomer('auditor', 'root');
    expect((await who.get(`/api/v1/projects/${project}`)).statusCode).toBe(200);
    await operator.post(`/api/v1/grants/${grant}/revoke`);
    for (const path of [`projects/${project}`, 'projects', 'views/finance-board', 'codes'])
      expect([path, (await who.get(`/api/v1/${path}`)).statusCode]).toEqual([path, 403]);
    expect((await who.get('/api/v1/me')).json()).toMatchObject({ data: { person: id, grants: [] } });
  });

  it('grants for several regions reach in lists what they reach in single reads', async () => {
    const { id, who } = await newcomer('auditor', '330000');
    await operator.post('/api/v1/grants', { person: id, role: 'auditor', organisation: 'a', jurisdiction: '510000' });
    expect((await who.get(`/api/v1/projects/${project}`)).statusCode).toBe(200);
    expect((await who.get('/api/v1/projects?jurisdiction=330603')).json()).toMatchObject({
      data: [{ id: project }],
      page: { total: 1 },
    });
  });

  it('a disabled person is signed out at once, a reset one too', async () => {
    const first = await newcomer('auditor', 'root');
    await operator.post(`/api/v1/people/${first.id}/disable`);
    expect((await first.who.get('/api/v1/me')).statusCode).toBe(401);
    const second = await newcomer('auditor', 'root');
    const { login, password } = (await operator.post(`/api/v1/people/${second.id}/reset`)).json<{
      login: string;
      password: string;
    }>();
    expect((await second.who.get('/api/v1/me')).statusCode).toBe(401);
    expect((await (await signIn(login, password)).get('/api/v1/me')).statusCode).toBe(200);
  });

  it('a project beyond the jurisdiction is as absent', async () => {
    const { who } = await newcomer('auditor', '510100');
    const foreign = await who.get(`/api/v1/projects/${project}`);
    const nothing = await who.get('/api/v1/projects/pnothing');
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body.replaceAll(project, '')).toBe(nothing.body.replaceAll('pnothing', ''));
    expect((await who.get('/api/v1/projects')).json()).toMatchObject({ data: [], page: { total: 0 } });
    expect((await who.get('/api/v1/views/finance-board')).json()).toMatchObject({ data: [] });
    expect((await who.get(`/api/v1/projects/${project}/history`)).statusCode).toBe(404);
  });

  it('a change of a project beyond the jurisdiction learns no more than that nothing is there', async () => {
    const { who } = await newcomer('purchaser.handler', '510100');
    const change = (id: string) => who.post(`/api/v1/projects/${id}/voids`, { event: 'x', reason: '误录' });
    const revise = (id: string) =>
      who.post(`/api/v1/projects/${id}/proposal/revise`, { title: '改', reason: '更正名称' });
    for (const ask of [change, revise]) {
      const [foreign, nothing] = [await ask(project), await ask('pnothing')];
      expect([foreign.statusCode, foreign.headers['etag']]).toEqual([nothing.statusCode, undefined]);
      expect(foreign.body.replaceAll(project, '')).toBe(nothing.body.replaceAll('pnothing', ''));
    }
    expect((await revise(project)).statusCode).toBe(404);
  });

  it('a request that is refused does not move the clock of a simulation', async () => {
    const { who } = await newcomer('purchaser.handler', '510100');
    const late = { headers: { 'tongjian-time': '9999-01-01T00:00:00Z' } };
    const refused = [
      await who.post(`/api/v1/projects/${project}/proposal/withdraw`, { reason: '误报' }, late),
      await (await desk.as('supplier')).post('/api/v1/projects', PROPOSAL, late),
      await operator.post('/api/v1/grants/g_nothing/revoke', {}, late),
      await operator.post('/api/v1/people/p_nobody/disable', {}, late),
    ];
    expect(refused.map(({ statusCode }) => statusCode).every((status) => status >= 400)).toBe(true);
    expect(desk.server.house.clock.now() < '2017').toBe(true);
  });

  it('who has two roles says which; a role not granted is refused', async () => {
    const { id, who } = await newcomer('purchaser.handler', 'root', 'a');
    await operator.post('/api/v1/grants', {
      person: id,
      role: 'purchaser.head',
      organisation: 'a',
      jurisdiction: 'root',
    });
    expect((await who.post('/api/v1/projects', PROPOSAL)).json()).toMatchObject({
      code: 'role-needed',
      roles: ['purchaser.handler@a', 'purchaser.head@a'],
    });
    const chosen = { headers: { 'tongjian-role': 'purchaser.handler@a' } };
    const own = { ...PROPOSAL, purchaser: 'a' };
    expect((await who.post('/api/v1/projects', own, chosen)).statusCode).toBe(201);
    expect((await who.post('/api/v1/projects', PROPOSAL, chosen)).json()).toMatchObject({
      code: 'NotOwnPurchase',
      facts: { purchaser: 'purchaser', organisation: 'a' },
    });
    expect(
      (await who.post('/api/v1/projects', PROPOSAL, { headers: { 'tongjian-role': 'operator' } })).json(),
    ).toMatchObject({ code: 'not-allowed' });
  });

  it('the last operator stays', async () => {
    const answer = await operator.post('/api/v1/people/p_operator/disable');
    expect(answer.json()).toMatchObject({ code: 'LastOperator' });
  });

  it('a system gets its token by client credentials', async () => {
    const { person: client, password } = (await operator.post('/api/v1/clients', { name: '预算系统' })).json<{
      person: string;
      password: string;
    }>();
    const ask = (secret: string) =>
      desk.server.fastify.inject({
        method: 'POST',
        url: '/oauth/token',
        headers: {
          authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'grant_type=client_credentials',
      });
    const answer = await ask(password);
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    const system = person(desk.server, answer.json<{ access_token: string }>().access_token);
    expect((await system.get('/api/v1/me')).json()).toMatchObject({ data: { person: client, grants: [] } });
    expect((await ask('wrong')).statusCode).toBe(401);
  });

  it('a reset that was cut off before its secret was kept voids the old one, and is finished when repeated', async () => {
    const { id, who } = await newcomer('auditor', 'root');
    const { side } = desk.server.house;
    const [entry, put] = [side.of(id)!, side.put.bind(side)];
    side.put = () => {
      throw new Error('cut off');
    };
    const reset = () => operator.post(`/api/v1/people/${id}/reset`, {}, { key: 'cut-off' });
    expect((await reset()).statusCode).toBe(500);
    side.put = put;
    expect(side.of(id)).toEqual(entry);
    expect((await who.get('/api/v1/me')).statusCode).toBe(401);
    const { login, password } = (await reset()).json<{ login: string; password: string }>();
    expect((await (await signIn(login, password)).get('/api/v1/me')).statusCode).toBe(200);
    expect((await reset()).json()).not.toHaveProperty('password');
  });

  it('one login given to several people at once is given to one of them', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => operator.post('/api/v1/people', { name: '同名', login: 'wanted-by-all' })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422, 422, 422]);
    const refused = answers.find(({ statusCode }) => statusCode === 422)!;
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/login', code: 'taken' }] });
  });

  it('many failed sign-ins at once are no more tries than one after another', async () => {
    const { login } = (await operator.post('/api/v1/people', { name: '被猜者' })).json<{ login: string }>();
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, i) => desk.anyone.post('/api/v1/sign-in', { person: login, password: `no ${i}` })),
    );
    expect(tries.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(10);
    expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThanOrEqual(20);
  });

  it('too many failed sign-ins of one name have to wait', async () => {
    const tries = [];
    for (let i = 0; i < 12; i++)
      tries.push(await desk.anyone.post('/api/v1/sign-in', { person: 'beneficiary', password: `wrong ${i}` }));
    const last = tries.at(-1)!;
    expect([last.statusCode, last.headers['retry-after']]).toEqual([429, expect.any(String)]);
  });

  it('no secret stands in the logs', () => {
    const logs = desk.logged.join('');
    for (const { password } of desk.server.generated) expect(logs).not.toContain(password);
    expect(logs).not.toMatch(/eyJ[A-Za-z0-9_-]{20}/);
  });
});
