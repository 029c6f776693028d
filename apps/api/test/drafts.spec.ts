import { Desk, openDesk, PROPOSAL } from './desk.js';

const AT = { 'tongjian-time': '2021-01-11T09:00:00+08:00' };
const DRAFTED = {
  ...PROPOSAL,
  title: '社区关爱服务(示例)',
  jurisdiction: '230100',
  district: '230103',
  mode: 'application',
  procedure: 'um-proposal',
};

describe('a draft procedure in a simulation', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk?.server.close());

  it('is tried by a dry run that names it, and nothing is kept', async () => {
    const handler = await desk.as('purchaser.handler');
    const tried = await handler.post('/api/v1/projects?dryRun=true', DRAFTED, { headers: AT });
    expect(tried.json()).toMatchObject({
      wouldPass: true,
      events: [{ type: 'ProjectProposed', data: { procedure: { id: 'um-proposal' } } }],
    });
  });

  it('begins a project that names it, and says what may be done next', async () => {
    const handler = await desk.as('purchaser.handler');
    const begun = await handler.post('/api/v1/projects', DRAFTED, { headers: AT });
    expect(begun.statusCode).toBe(201);
    const { project } = begun.json<{ project: string }>();
    const early = await handler.post(`/api/v1/projects/${project}/needs/close`, { summary: '无' }, { headers: AT });
    expect(early.statusCode).toBe(409);
    expect(early.json()).toMatchObject({ code: 'NotYet', rule: 'UM-18' });
    const opening = {
      topic: '关爱',
      area: '道里区',
      channels: ['questionnaire'],
      closesOn: '2021-01-20',
      notice: '问卷',
    };
    const opened = await handler.post(`/api/v1/projects/${project}/needs/open`, opening, { headers: AT });
    expect(opened.statusCode).toBe(200);
  });

  it('is chosen by nobody who does not name it', async () => {
    const { procedure: _, ...unnamed } = DRAFTED;
    const handler = await desk.as('purchaser.handler');
    const refused = await handler.post('/api/v1/projects', unnamed, { headers: AT });
    expect(refused.json()).toMatchObject({ code: 'NoProcedureInForce', rule: 'INV-08' });
  });

  it('is listed with its status, and all thirty-four stages have names', async () => {
    const anyone = await desk.as('auditor');
    const { data } = (await anyone.get('/api/v1/procedures')).json<{ data: { id: string; status: string }[] }>();
    expect(data.filter(({ status }) => status === 'draft').map(({ id }) => id)).toEqual(['hb-proposal', 'um-proposal']);
    const codes = (await anyone.get('/api/v1/codes')).json<{ data: { stages: Record<string, { zh: string }> } }>();
    expect(Object.keys(codes.data.stages)).toHaveLength(34);
  });
});
