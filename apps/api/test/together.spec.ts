import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Desk, openDesk, PROPOSAL } from './desk.js';

const SIXTH = join(__dirname, '../../../libs/lifecycle/test/packs/sl-2021.yaml');
const AT = { 'tongjian-time': '2021-02-18T10:00:00+08:00' };
const DECISION = Buffer.from('立项和经费的批复');
const SHA = `sha256:${createHash('sha256').update(DECISION).digest('hex')}`;

describe('acts that a procedure decides together come in one command', () => {
  let desk: Desk;
  let project: string;
  const at = (day: string) => ({ headers: { 'tongjian-time': `${day}T10:00:00+08:00` } });
  const upload = async (role: string) => {
    const { statusCode } = await desk.server.fastify.inject({
      method: 'PUT',
      url: `/api/v1/files/${SHA}`,
      headers: {
        authorization: `Bearer ${(await desk.as(role)).token}`,
        'content-type': 'application/octet-stream',
      },
      payload: DECISION,
    });
    expect(statusCode).toBeLessThan(300);
  };
  const act = async (role: string, day: string, path: string, data: object) => {
    await upload(role);
    const body = { ...data, attachments: [{ sha256: SHA, kind: 'decision' }] };
    const answer = await (await desk.as(role)).post(`/api/v1/projects/${project}${path}`, body, at(day));
    expect(answer.json()).toMatchObject({ project });
  };

  beforeAll(async () => {
    desk = await openDesk();
    const published = await (
      await desk.as('operator')
    ).post('/api/v1/procedures', {
      name: 'sl-2021.yaml',
      text: readFileSync(SIXTH, 'utf8'),
    });
    expect(published.statusCode).toBe(201);
    const proposal = {
      ...PROPOSAL,
      catalogueItem: { ...PROPOSAL.catalogueItem, benefitClass: 'auxiliary' },
      jurisdiction: '990100',
      district: '990100',
      budgetLine: { code: 'L-1', year: 2021 },
    };
    const proposed = await (await desk.as('purchaser.handler')).post('/api/v1/projects', proposal, at('2021-02-01'));
    ({ project } = proposed.json<{ project: string }>());
    await act('purchaser.reviewer', '2021-02-02', '/requirement/specify', {
      items: [{ code: 'care', name: '养老' }],
      standards: '三项',
    });
    await act('governmentOffice', '2021-02-03', '/steps', {
      step: 'JointMeeting',
      outcome: 'agreed',
      form: { minutesNo: '1' },
    });
    await act('staffing', '2021-02-04', '/approval/check-scope', {
      passed: true,
      lists: [{ list: '指导目录', version: '2020' }],
      finding: '属于',
    });
    await act('finance.general', '2021-02-05', '/approval/confirm-budget-line', {
      line: 'L-1',
      year: 2021,
      availableFen: 50_000_000,
      documentNo: '1',
    });
    await upload('government');
  });
  afterAll(() => desk?.server.close());

  const both = (fundingFen = 50_000_000) => ({
    acts: [
      { act: 'ApproveProject', data: { outcome: 'approved', amountFen: 50_000_000 } },
      { act: 'ApproveFunding', data: { amountFen: fundingFen, line: 'L-1' } },
    ],
    attachments: [{ sha256: SHA, kind: 'decision' }],
  });
  const send = async (body: object, query = '', key: string = randomUUID()) =>
    (await desk.as('government')).post(`/api/v1/projects/${project}/together${query}`, body, { key, headers: AT });

  it('and are refused one by one, with what must be sent along', async () => {
    const alone = await (
      await desk.as('government')
    ).post(
      `/api/v1/projects/${project}/approval/approve`,
      { amountFen: 50_000_000, attachments: both().attachments },
      { headers: AT },
    );
    expect(alone.statusCode).toBe(409);
    expect(alone.json()).toMatchObject({
      rule: 'sl.oneDecision',
      whatWouldPass: [{ kind: 'together', acts: [{ act: 'ApproveFunding', key: '' }] }],
    });
  });

  it('all or none: what refuses the second act leaves the log unchanged', async () => {
    const before = await desk.server.house.store.head();
    const refused = await send(both(60_000_000));
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'OverBudget', facts: { act: 'ApproveFunding', listed: 1 } });
    expect(await desk.server.house.store.head()).toEqual(before);
  });

  it('may be tried without being written', async () => {
    const tried = await send(both(), '?dryRun=true');
    expect(tried.json()).toMatchObject({
      wouldPass: true,
      events: [{ type: 'ProjectApproved' }, { type: 'FundingApproved' }],
    });
  });

  it('leave one receipt, the same however often they are sent', async () => {
    const key = randomUUID();
    const [first, again] = [await send(both(), '', key), await send(both(), '', key)];
    expect(first.statusCode).toBe(200);
    expect(first.json<{ events: { type: string }[] }>().events.map(({ type }) => type)).toEqual([
      'ProjectApproved',
      'FundingApproved',
    ]);
    expect(again.headers['tongjian-replayed']).toBe('true');
    expect(again.json<{ events: object }>().events).toEqual(first.json<{ events: object }>().events);
  });
});
