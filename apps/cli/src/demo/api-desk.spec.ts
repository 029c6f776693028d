import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ApiClient, ServerAway } from './api-client.js';
import { ApiDesk } from './api-desk.js';
import { SignIns } from './sign-ins.js';
import { Moment, Order } from './timeline.js';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

const GRANTS = [{ role: 'purchaser.handler', organisation: '邛崃市水务局' }];
const order: Order = {
  type: 'ConfirmBudgetLine',
  role: 'purchaser.handler',
  organisation: '邛崃市水务局',
  data: { line: 'L1' },
  files: ['预算指标确认单'],
};
const moment: Moment = {
  name: 'qionglai/2',
  scenario: 'qionglai',
  project: 'qionglai',
  at: '2020-01-08T02:00:00.000Z',
  act: order,
};

describe('the demonstration’s desk at the public API', () => {
  let server: Server;
  let url: string;
  const asked: Asked[] = [];
  let reply: (asked: Asked) => Reply;

  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        const one = { method: request.method!, path: request.url!, headers: request.headers, body };
        asked.push(one);
        const signIn: Reply = { status: 200, body: { person: 'p_a', token: 't', grants: GRANTS } };
        const file: Reply = { status: 201, body: {} };
        const {
          status,
          headers = {},
          body: answer = {},
        } = one.path === '/api/v1/sign-in' ? signIn : one.method === 'PUT' ? file : reply(one);
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((closed) => server.close(closed)));

  const desk = () => {
    const api = new ApiClient(url, undefined, 2_000);
    return new ApiDesk(
      api,
      new SignIns(api, [{ person: 'jingban', role: 'purchaser.handler', organisation: '', password: 'x' }]),
    );
  };
  const acts = () => asked.filter(({ method, path }) => method === 'POST' && path !== '/api/v1/sign-in');

  it('sends role, organisation, simulated time and a key that is the same in every run', async () => {
    reply = () => ({ status: 200, body: { project: 'p1' } });
    expect(await desk().perform(order, moment, 'p1', false)).toEqual({
      kind: 'accepted',
      project: 'p1',
      replayed: false,
    });
    const [{ path, headers, body }] = acts() as [Asked];
    expect(path).toBe('/api/v1/projects/p1/approval/confirm-budget-line');
    expect(headers).toMatchObject({
      authorization: 'Bearer t',
      'idempotency-key': '"demo/qionglai/2"',
      'tongjian-time': moment.at,
      'tongjian-role': `purchaser.handler@${encodeURIComponent('邛崃市水务局')}`,
    });
    expect(JSON.parse(body)).toMatchObject({
      line: 'L1',
      attachments: [{ kind: 'decision', name: '示例文件-预算指标确认单.txt' }],
    });
  });

  it('uploads a decision document before the act that rests on it', async () => {
    reply = () => ({ status: 200, body: { project: 'p1' } });
    await desk().perform(order, moment, 'p1', false);
    const [upload, act] = asked.slice(1) as [Asked, Asked];
    expect(upload.body).toContain('示例文件');
    expect(act.body).toContain(upload.path.split('/').at(-1));
  });

  it('asks again while the server is not ready', async () => {
    let times = 0;
    reply = () => (++times < 3 ? { status: 503 } : { status: 200, body: { project: 'p1' } });
    expect(await desk().perform(order, moment, 'p1', false)).toMatchObject({ kind: 'accepted' });
    expect(times).toBe(3);
  });

  it('gives up when no server answers in the time it has', async () => {
    const away = new ApiClient('http://127.0.0.1:1', undefined, 100);
    await expect(away.send({ method: 'GET', path: '/health/live' })).rejects.toThrow(ServerAway);
  });

  const backwards: Reply = { status: 409, body: { code: 'ClockBackwards', detail: '' } };

  it('asks without a time for what lies behind the clock: an earlier run did it, and it is answered again', async () => {
    reply = ({ headers }) =>
      headers['tongjian-time']
        ? backwards
        : { status: 200, headers: { 'tongjian-replayed': 'true' }, body: { project: 'p1' } };
    expect(await desk().perform(order, moment, 'p1', false)).toEqual({
      kind: 'accepted',
      project: 'p1',
      replayed: true,
    });
  });

  it('does not try a refusal that lies behind the clock', async () => {
    reply = () => backwards;
    expect(await desk().perform(order, moment, 'p1', true)).toEqual({ kind: 'past' });
    expect(acts()).toHaveLength(1);
  });

  it('tells every code that a refusal carries', async () => {
    const all = [
      { code: 'WrongRole', text: { zh: '角色' } },
      { code: 'DutiesNotSeparated', text: { zh: '分离' } },
    ];
    reply = () => ({ status: 409, body: { code: 'WrongRole', all } });
    expect(await desk().perform(order, moment, 'p1', true)).toMatchObject({
      kind: 'refused',
      codes: expect.arrayContaining(['WrongRole', 'DutiesNotSeparated']),
    });
  });
});
