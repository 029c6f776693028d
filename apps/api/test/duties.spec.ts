import { AT, Desk, openDesk, Person, person, PROPOSAL } from './desk.js';

describe('one person with two roles', () => {
  let desk: Desk;
  let both: Person;
  let project: string;
  beforeAll(async () => {
    desk = await openDesk();
    const operator = await desk.as('operator');
    const made = (await operator.post('/api/v1/people', { name: '一人两职' })).json<{
      person: string;
      login: string;
      password: string;
    }>();
    for (const role of ['purchaser.handler', 'finance.general', 'government'])
      await operator.post('/api/v1/grants', {
        person: made.person,
        role,
        organisation: role.split('.')[0],
        jurisdiction: 'root',
      });
    const signedIn = await desk.anyone.post('/api/v1/sign-in', { person: made.login, password: made.password });
    both = person(desk.server, signedIn.json<{ token: string }>().token);
    const proposed = await both.post('/api/v1/projects', PROPOSAL, {
      headers: { ...AT, 'tongjian-role': 'purchaser.handler' },
    });
    project = proposed.json<{ project: string }>().project;
  });
  afterAll(() => desk?.server.close());

  it('cannot approve what they proposed, in whatever role: the refusal names the rule and who may', async () => {
    const before = await desk.server.house.store.head();
    for (const role of ['finance.general', 'government']) {
      const answer = await both.post(
        `/api/v1/projects/${project}/approval/approve`,
        { amountFen: 50_000_000 },
        { headers: { 'tongjian-role': role } },
      );
      expect(answer.statusCode).toBe(409);
      const { all } = answer.json<{
        all: { rule: string; source: object[]; whatWouldPass: { kind: string; notPersons?: string[] }[] }[];
      }>();
      const apart = all.filter(({ whatWouldPass }) =>
        whatWouldPass.some(({ notPersons }) => (notPersons ?? []).length > 0),
      );
      expect(apart.length).toBeGreaterThan(0);
    }
    expect(await desk.server.house.store.head()).toEqual(before);
  });

  it('an act out of order is refused with the acts that must come first', async () => {
    const government = await desk.as('government');
    const answer = await government.post(`/api/v1/projects/${project}/approval/approve`, { amountFen: 50_000_000 });
    expect(answer.statusCode).toBe(409);
    const { all } = answer.json<{ all: { whatWouldPass: { kind: string; act?: string }[] }[] }>();
    const first = all.flatMap(({ whatWouldPass }) =>
      whatWouldPass.filter(({ kind }) => kind === 'act').map(({ act }) => act),
    );
    expect(first.length).toBeGreaterThan(0);
  });
});
