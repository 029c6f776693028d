import { LoggedEvent } from '@tongjian/kernel';
import { DeadlineDocument, deadlineKey, deadlines } from './deadlines.js';

const told = (type: string, at: string, data: object = {}): LoggedEvent =>
  ({
    type,
    stream: 'process-duty-p1',
    data: {
      project: 'p1',
      duty: 'cn.contract.publication@e1/lot-1/c-1',
      relation: 'cn.contract.publication',
      rule: 'NR-30b',
      source: [{ instrument: '政府采购法实施条例', article: '50' }],
      text: { zh: '自合同签订之日起2个工作日内公告', en: 'Published within two working days' },
      act: 'PublishContract',
      key: 'lot-1/c-1',
      start: { act: 'SignContract', key: 'lot-1/c-1', event: 'e1', at: '2020-09-30T02:00:00.000Z' },
      period: { n: 2, unit: 'workingDay' },
      due: '2020-10-10',
      provisional: false,
      calendar: 'sha256:a',
      ...data,
    },
    meta: { occurredAt: at, jurisdiction: '330603' },
  }) as unknown as LoggedEvent;
const folded = (...events: readonly LoggedEvent[]) =>
  events.reduce<DeadlineDocument | null>(
    (document, event) => deadlines.fold(document, event, deadlines.keys(event)[0]!),
    null,
  )!;

describe('the deadline board', () => {
  const begun = told('DutyBegun', '2020-09-30T02:00:00.000Z');
  const overdue = told('DutyOverdue', '2020-10-10T16:00:00.000Z');

  it('has a duty with project, rule, due date and the calendar it was computed by', () => {
    expect(folded(begun)).toMatchObject({
      id: deadlineKey({ project: 'p1', duty: 'cn.contract.publication@e1/lot-1/c-1' }),
      project: 'p1',
      jurisdiction: '330603',
      rule: 'NR-30b',
      due: '2020-10-10',
      provisional: false,
      calendar: 'sha256:a',
      state: 'running',
      open: true,
    });
  });

  it('follows it to its end', () => {
    expect(folded(begun, overdue)).toMatchObject({ state: 'overdue', open: true });
    expect(folded(begun, overdue, told('DutyMetLate', '2020-10-12T02:00:00.000Z'))).toMatchObject({
      state: 'metLate',
      open: false,
      turns: [{ state: 'running' }, { state: 'overdue', at: '2020-10-10T16:00:00.000Z' }, { state: 'metLate' }],
    });
    expect(folded(begun, told('DutyPaused', '2020-10-09T02:00:00.000Z', { due: undefined }))).toMatchObject({
      state: 'paused',
      due: '',
    });
  });

  it('takes back what no longer stands when it is rescheduled or reopened', () => {
    const moved = told('DutyRescheduled', '2020-10-11T02:00:00.000Z', {
      due: '2020-10-12',
      stands: 1,
      calendar: 'sha256:b',
    });
    expect(folded(begun, overdue, moved)).toMatchObject({ state: 'running', due: '2020-10-12', calendar: 'sha256:b' });
  });
});
