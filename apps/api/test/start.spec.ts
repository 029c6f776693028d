import { AT, Desk, openDesk, PROPOSAL } from './desk.js';

describe('a fresh simulation', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.server.close());

  it('signs people in and takes an act through to its receipt', async () => {
    const handler = await desk.as('purchaser.handler');
    const answer = await handler.post('/api/v1/projects', PROPOSAL, { headers: AT });
    expect(answer.json()).toMatchObject({ events: [{ type: 'ProjectProposed', revision: 0 }] });
    expect(answer.statusCode).toBe(201);
    const { project, position } = answer.json<{ project: string; position: number }>();
    expect(answer.headers['location']).toBe(`/api/v1/projects/${project}`);
    const read = await handler.get(`/api/v1/projects/${project}?minPosition=${position}`);
    expect(read.json()).toMatchObject({ data: { id: project, title: PROPOSAL.title }, at: { simulation: true } });
  });
});
