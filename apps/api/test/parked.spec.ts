import { genesisOf, sealAll } from '@tongjian/kernel';
import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

describe('a project whose events cannot be folded', () => {
  let desk: Desk;
  let operator: Person;
  beforeAll(async () => {
    desk = await openDesk();
    const handler = await desk.as('purchaser.handler');
    operator = await desk.as('operator');
    await handler.post('/api/v1/projects', PROPOSAL, { headers: AT });
    const { store, feeds } = desk.server.house;
    // What no decider would ever write: prices that no total can hold.
    const stream = 'project-broken';
    const cause = {
      ...{ commandId: 'broken', correlationId: 'broken', causationId: 'broken', jurisdiction: '330603' },
      actor: { person: 'p_x', organisation: 'o_x', role: 'purchaser.handler', client: 'test' },
      at: (await store.head()).recordedAt,
    };
    const head = { revision: -1, hash: genesisOf(stream), recordedAt: '' };
    const award = (lot: string) => ({ type: 'AwardDecided', data: { lot, priceFen: Number.MAX_SAFE_INTEGER } });
    await store.append(stream, sealAll(head, stream, [award('1'), award('2'), award('3')], cause), 'absent');
    await feeds.projections.waitFor('project', (await store.head()).index, 5000);
  });
  afterAll(() => desk?.server.close());

  it('is parked visibly: in health, and with every list and total', async () => {
    const ready = await operator.get('/health/ready');
    expect(ready.json()).toMatchObject({
      status: 'ready',
      projections: [
        { projection: 'project', state: 'live', parked: 1 },
        { projection: 'deadlines', state: 'live' },
      ],
    });
    expect((await operator.get('/api/v1/admin/feeds')).json()).toMatchObject({
      projections: [{ parked: { total: 1, first: [{ key: 'broken' }] } }, { projection: 'deadlines' }],
    });
    for (const path of [
      'projects',
      'views/finance-board',
      'views/finance-board/contributions',
      'views/finance-board?asOf=3',
    ])
      expect((await operator.get(`/api/v1/${path}`)).json()).toMatchObject({ at: { projection: { parked: 1 } } });
    expect((await operator.get('/api/v1/views/finance-board/deltas')).json()).toMatchObject({ at: { parked: 1 } });
  });

  it('does not hold up the others, and stands where it could be folded last', async () => {
    const { page } = (await operator.get('/api/v1/projects')).json<{ page: { total: number } }>();
    expect(page.total).toBe(2);
    expect((await operator.get('/api/v1/projects/broken')).json()).toMatchObject({ at: { projection: { parked: 1 } } });
  });

  it('is listed, and parked again where the code is as it was', async () => {
    const listed = (await operator.get('/api/v1/admin/parked/project')).json<{ items: { error: string }[] }>();
    expect(listed).toMatchObject({ total: 1, items: [{ key: 'broken', error: expect.any(String) as string }] });
    const again = await operator.post('/api/v1/admin/unpark/project', { keys: ['broken', 'sound'] });
    expect(again.json()).toMatchObject([
      { kind: 'parkedAgain', key: 'broken', error: listed.items[0]!.error },
      { kind: 'notParked', key: 'sound' },
    ]);
    expect((await operator.get('/api/v1/admin/parked/nothing')).statusCode).toBe(404);
  });

  it('stays parked for a reason that the log keeps', async () => {
    const keep = (body: object) => operator.post('/api/v1/admin/keep-parked/project', body);
    expect((await keep({ key: 'broken' })).json()).toMatchObject({ code: 'validation' });
    expect((await keep({ key: 'sound', reason: 'none' })).statusCode).toBe(404);
    const kept = await keep({ key: 'broken', reason: '测试数据' });
    expect([kept.statusCode, kept.json()]).toMatchObject([201, { parked: { key: 'broken', reason: '测试数据' } }]);
    const events = [];
    for await (const batch of desk.server.house.store.read('read-model-project')) events.push(...batch);
    expect(events).toMatchObject([
      { type: 'ParkedKeyKept', data: { key: 'broken', reason: '测试数据' }, meta: { actor: { role: 'operator' } } },
    ]);
    expect((await operator.get('/api/v1/admin/parked/project')).json()).toMatchObject({
      items: [{ reason: '测试数据' }],
    });
  });
});
