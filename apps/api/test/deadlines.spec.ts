import { LoggedEvent } from '@tongjian/kernel';
import { PUBLISHED_YEARS } from '@tongjian/money-time';
import { Desk, openDesk, PROPOSAL } from './desk.js';

/** A place where a proposal must be revised within five working days. */
const PACK = `
id: prompt-place
version: 1.0.0
kind: pack
status: reconstructed
title: {zh: 急办之地, en: A prompt place}
floor: cn-floor
jurisdiction: ["330699"]
basis: [{instrument: 急办规程}]
effective: {from: 2015-05-01}
acts:
  ProposeProject: {initial: true, actors: [purchaser]}
  ReviseProposal: {needs: [ProposeProject], actors: [purchaser], times: unlimited}
  WithdrawProposal: {ending: true, needs: [ProposeProject], actors: [purchaser]}
rules:
  - id: prompt.revision
    source: [{instrument: 急办规程, article: "3"}]
    zh: 自申报之日起5个工作日内修改
    en: Revised within five working days of the proposal
    due: {on: ProposeProject, act: ReviseProposal, period: {n: 5, unit: workingDay}}
`;

describe('deadlines', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    const published = await (await desk.as('operator')).post('/api/v1/procedures', { name: 'prompt.yaml', text: PACK });
    expect(published.body).toContain('receipt');
  });
  afterAll(() => desk?.server.close());

  /** The next event of a type after an index of the log. */
  const happens = async (type: string, after: number): Promise<LoggedEvent> => {
    const stop = new AbortController();
    const { store } = desk.server.house;
    for await (const { events } of store.follow(await store.resumeAfter(after), stop.signal, { types: [type] }))
      for (const event of events) {
        stop.abort();
        return event;
      }
    throw new Error(`${type} never came`);
  };
  const head = async () => (await desk.server.house.store.head()).index;
  const propose = async (day: string) => {
    const before = await head();
    const answer = await (
      await desk.as('purchaser.handler')
    ).post(
      '/api/v1/projects',
      { ...PROPOSAL, jurisdiction: '330699', district: '330699', title: `申报于${day}` },
      { headers: { 'tongjian-time': `${day}T09:00:00+08:00` } },
    );
    const { project } = answer.json<{ project: string }>();
    return { project, begun: await happens('DutyBegun', before) };
  };
  interface Row {
    readonly project: string;
    readonly due: string;
    readonly state: string;
    readonly provisional: boolean;
    readonly daysLeft?: number;
    readonly calendar: string;
  }
  const rowOf = async (project: string, position: number) => {
    const answer = await (
      await desk.as('supervisor')
    ).get(`/api/v1/deadlines?project=${project}&minPosition=${position}`);
    return answer.json<{ data: readonly Row[] }>().data[0];
  };
  const year = (wanted: number) => PUBLISHED_YEARS.find((one) => one.year === wanted)!;
  let first: Awaited<ReturnType<typeof propose>>;

  it('are published with the calendar of 2015 to 2026, in events with version and source', async () => {
    const { data } = (await (await desk.as('supervisor')).get('/api/v1/calendar')).json<{
      data: { years: readonly { year: number; version: string; source: string }[] };
    }>();
    expect(data.years.map((one) => one.year)).toEqual([...Array(12).keys()].map((n) => 2015 + n));
    for (const one of data.years)
      expect(one).toMatchObject({
        version: expect.stringMatching(/^sha256:/),
        source: expect.stringContaining('国务院办公厅'),
      });
  });

  it('stand on the board from the event that begins them, with rule, due date and days left', async () => {
    first = await propose('2020-09-28');
    const { begun, project } = first;
    expect(begun).toMatchObject({ stream: `process-duty-${project}`, data: { due: '2020-10-12', provisional: false } });
    expect(await rowOf(project, begun.index)).toMatchObject({
      project,
      title: '申报于2020-09-28',
      rule: 'prompt.revision',
      act: 'ReviseProposal',
      due: '2020-10-12',
      state: 'running',
      daysLeft: 14,
      workingDaysLeft: 5,
    });
    const duties = (await (await desk.as('supervisor')).get(`/api/v1/projects/${project}/duties`)).json<{
      data: object[];
    }>();
    expect(duties.data).toMatchObject([
      { relation: 'prompt.revision', state: 'running', due: { date: '2020-10-12' }, daysLeft: 14 },
    ]);
  });

  it('are moved by a correction of the calendar, which shows beforehand what it moves', async () => {
    const operator = await desk.as('operator');
    const corrected = { ...year(2020), holidays: [...year(2020).holidays, '2020-10-12'], source: '更正通知' };
    const before = await head();
    const { data } = (await operator.post('/api/v1/calendar/differences', corrected)).json<{ data: object }>();
    expect(await head()).toBe(before);
    expect(data).toMatchObject({
      days: [{ date: '2020-10-12', worked: false }],
      duties: [{ project: first.project, from: { date: '2020-10-12' }, to: { date: '2020-10-13' } }],
    });
    const refused = await operator.post('/api/v1/calendar', corrected);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'YearPublished']);
    const published = await operator.post('/api/v1/calendar', { ...corrected, reason: '国务院办公厅更正' });
    expect(published.statusCode).toBe(201);
    const moved = await happens('DutyRescheduled', before);
    expect(moved).toMatchObject({ data: { due: '2020-10-13', because: 'calendar' } });
    expect(moved.data['calendar']).toBe(published.json<{ version: string }>().version);
    expect(await rowOf(first.project, moved.index)).toMatchObject({ due: '2020-10-13', state: 'running' });
  });

  it('are overdue once, in order, after a jump of the clock by years', async () => {
    const second = await propose('2020-10-09');
    const before = await head();
    const third = await propose('2026-12-29');
    const last = await happens('DutyOverdue', (await happens('DutyOverdue', before)).index);
    const overdue: LoggedEvent[] = [];
    for await (const { events } of desk.server.house.store.readAll(undefined, { types: ['DutyOverdue'] }))
      overdue.push(...events);
    expect(overdue.map(({ data, meta }) => [data['project'], meta.occurredAt])).toEqual([
      [first.project, '2020-10-13T16:00:00.000Z'],
      [second.project, '2020-10-16T16:00:00.000Z'],
    ]);
    expect(await rowOf(second.project, last.index)).toMatchObject({ state: 'overdue', due: '2020-10-16' });
    expect((await rowOf(second.project, last.index))!.daysLeft).toBeLessThan(-2000);
    expect(third.begun.data).toMatchObject({ due: '2027-01-05', provisional: true });
  });

  it('that reach an unpublished year become final by the event of its publication', async () => {
    const before = await head();
    const published = await (
      await desk.as('operator')
    ).post('/api/v1/calendar', {
      year: 2027,
      holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
      makeUpWorkdays: [],
      source: '国务院办公厅关于2027年部分节假日安排的通知',
    });
    expect(published.statusCode).toBe(201);
    const moved = await happens('DutyRescheduled', before);
    expect(moved.data).toMatchObject({ due: '2027-01-06', provisional: false, because: 'calendar' });
    const open = await (
      await desk.as('supervisor')
    ).get(`/api/v1/deadlines?open=true&state=running&minPosition=${moved.index}`);
    expect(open.json<{ data: Row[] }>().data.map(({ due, provisional }) => [due, provisional])).toEqual([
      ['2027-01-06', false],
    ]);
  });

  it('refuse filters that they do not have', async () => {
    const wrong = await (await desk.as('supervisor')).get('/api/v1/deadlines?state=late');
    expect(wrong.statusCode).toBe(400);
  });
});
