import { createHash } from 'node:crypto';
import { AT, Desk, openDesk, person, Person, PROPOSAL } from './desk.js';

describe('decision documents', () => {
  let desk: Desk;
  let operator: Person;
  let handler: Person;
  beforeAll(async () => {
    desk = await openDesk();
    operator = await desk.as('operator');
    handler = await desk.as('purchaser.handler');
  });
  afterAll(() => desk?.server.close());

  const digestOf = (bytes: string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const put = (who: Person, bytes: string) =>
    desk.server.fastify.inject({
      method: 'PUT',
      url: `/api/v1/files/${digestOf(bytes)}`,
      headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream' },
      payload: bytes,
    });
  const get = (who: Person, bytes: string) => who.get(`/api/v1/files/${digestOf(bytes)}`);
  const newcomer = async (jurisdiction?: string) => {
    const made = (await operator.post('/api/v1/people', { name: '新人' })).json<{
      person: string;
      login: string;
      password: string;
    }>();
    if (jurisdiction)
      await operator.post('/api/v1/grants', {
        person: made.person,
        role: 'purchaser.handler',
        organisation: 'purchaser',
        jurisdiction,
      });
    const signedIn = await desk.anyone.post('/api/v1/sign-in', { person: made.login, password: made.password });
    return person(desk.server, signedIn.json<{ token: string }>().token);
  };
  const propose = (who: Person, bytes: string, key: string, headers: Record<string, string> = {}) =>
    who.post(
      '/api/v1/projects',
      { ...PROPOSAL, attachments: [{ sha256: digestOf(bytes), kind: 'decision' }] },
      { key, headers },
    );

  it('are read by who brought them, until a project names them by who sees it; for others they are absent', async () => {
    const [neighbour, stranger] = [await newcomer('330000'), await newcomer('510100')];
    expect((await put(handler, '会议纪要')).statusCode).toBe(201);
    expect((await get(handler, '会议纪要')).body).toBe('会议纪要');
    expect((await get(neighbour, '会议纪要')).statusCode).toBe(404);
    expect((await propose(handler, '会议纪要', 'named', AT)).statusCode).toBe(201);
    expect((await get(neighbour, '会议纪要')).statusCode).toBe(200);
    const [foreign, nothing] = [await get(stranger, '会议纪要'), await get(stranger, '没有')];
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body.replaceAll(digestOf('会议纪要'), '')).toBe(nothing.body.replaceAll(digestOf('没有'), ''));
    // The same bytes brought again are the stranger's own, and tell nothing of the others.
    expect((await put(stranger, '会议纪要')).statusCode).toBe(201);
    expect((await get(stranger, '会议纪要')).statusCode).toBe(200);
  });

  it('cannot be drawn into sight by naming a digest that one may not read', async () => {
    const neighbour = await newcomer('330000');
    await put(handler, '尚未公开');
    const answer = await propose(neighbour, '尚未公开', 'drawn');
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'file-missing' }]);
    expect((await get(neighbour, '尚未公开')).statusCode).toBe(404);
  });

  it('are neither brought nor read by who holds no grant', async () => {
    const nobody = await newcomer();
    expect((await put(nobody, 'x')).statusCode).toBe(403);
    expect((await get(nobody, '会议纪要')).statusCode).toBe(403);
  });
});
