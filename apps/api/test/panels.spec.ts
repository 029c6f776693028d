import { genesisOf, NewEvent, sealAll, StoredEvent } from '@tongjian/kernel';
import { commitmentTo } from '@tongjian/lifecycle';
import { AT, Desk, openDesk, Person, PROPOSAL } from './desk.js';

const SEED = 'a-seed-0123456789abcdef';
const POOL = '/api/v1/expert-pools/330603';

describe('a panel drawn over HTTP', () => {
  let desk: Desk;
  let keeper: Person;
  let auditor: Person;
  let expert: Person;
  let project: string;

  beforeAll(async () => {
    desk = await openDesk();
    keeper = await desk.as('finance.procurement');
    auditor = await desk.as('auditor');
    expert = await desk.as('expert');
    const handler = await desk.as('purchaser.handler');
    ({ project } = (await handler.post('/api/v1/projects', PROPOSAL, { headers: AT })).json<{ project: string }>());
    await append({
      type: 'PanelDrawRequested',
      data: {
        panel: 'a',
        purpose: 'projectReview',
        pool: '330603',
        seats: [{ specialty: '业务', n: 3 }],
        seedCommitment: commitmentTo(SEED),
      },
    });
  });
  afterAll(() => desk?.server.close());

  const events = async () => {
    const found: StoredEvent[] = [];
    for await (const batch of desk.server.house.store.read(`project-${project}`)) found.push(...batch);
    return found;
  };
  /** Written past the desk: what a whole approval would have to lead up to. */
  const append = async (event: NewEvent) => {
    const last = (await events()).at(-1)!;
    const actor = { person: 'p_agency', organisation: 'o', role: 'agency', client: 'test' };
    const at = '2016-04-01T00:00:00.000Z';
    const cause = { commandId: 'c-1', correlationId: 'c-1', causationId: 'c-1', actor, jurisdiction: '330603', at };
    const head = { revision: last.revision, hash: last.meta.hash ?? genesisOf(''), recordedAt: last.meta.recordedAt };
    await desk.server.house.store.append(
      `project-${project}`,
      sealAll(head, `project-${project}`, [event], cause),
      last.revision,
    );
  };
  const enrol = (n: number, who = keeper) =>
    who.post(`${POOL}/experts`, { expert: `p_e${n}`, specialties: ['业务'], employer: `某大学${n}(示例)` });
  const draw = (seed: string) =>
    keeper.post(
      `/api/v1/projects/${project}/panels/a/draw`,
      { seed },
      { headers: { 'tongjian-time': '2016-04-02T00:00:00Z' } },
    );

  it('keeps the pool with the finance department of its region', async () => {
    expect((await enrol(1, auditor)).statusCode).toBe(403);
    expect((await enrol(1)).statusCode).toBe(201);
    expect((await enrol(1)).json()).toMatchObject({ code: 'ExpertEnrolled' });
    expect((await keeper.get(POOL)).json()).toMatchObject({ data: [{ expert: 'p_e1', standing: 'active' }] });
  });

  it('refuses a pool too small and a seed that was not committed to', async () => {
    expect((await draw(SEED)).json()).toMatchObject({ code: 'PoolTooSmall' });
    expect((await draw('another-seed-0123456789')).json()).toMatchObject({ code: 'SeedDiffers' });
  });

  it('A33 draws three of five, and anyone inside finds the same again from log and pool', async () => {
    for (const n of [2, 3, 4, 5]) await enrol(n);
    expect((await draw(SEED)).statusCode).toBe(200);
    const { data } = (await auditor.get(`/api/v1/projects/${project}/panels/a/evidence`)).json<{ data: Evidence }>();
    expect(data).toMatchObject({ holds: true, checks: { commitment: true, beacon: true, pool: true, members: true } });
    expect(data.recorded.drawn).toHaveLength(3);
  });

  it('finds the same members after the pool has changed', async () => {
    await keeper.post(`${POOL}/experts/p_e1/suspend`, { reason: '示例' });
    const { data } = (await auditor.get(`/api/v1/projects/${project}/panels/a/evidence`)).json<{ data: Evidence }>();
    expect(data.holds).toBe(true);
  });

  it('keeps who was drawn from those outside', async () => {
    expect((await expert.get(`/api/v1/projects/${project}/panels/a/evidence`)).statusCode).toBe(403);
    const history = await expert.get(`/api/v1/projects/${project}/history`);
    expect(history.body).not.toContain('p_e');
    expect((await auditor.get(`/api/v1/projects/${project}/history`)).body).toContain('p_e');
  });
});

interface Evidence {
  readonly holds: boolean;
  readonly recorded: { readonly drawn: readonly unknown[] };
}
