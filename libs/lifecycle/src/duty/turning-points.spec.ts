import { genesisOf, JsonObject, sealAll, StoredEvent } from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { by, CALENDAR, Case, does, instantOf, SHELF } from '../../test/case.js';
import { signedInKeqiao } from '../../test/keqiao.js';
import { DutyTold, dutyStream, recordedDuties, turningPoints } from './index.js';

const STREAM = dutyStream('pcase');

/** Tells what is left to be told of a case on a day, on top of what was told. */
function told(story: Case, on: string, before: readonly StoredEvent[] = [], calendar = CALENDAR): StoredEvent[] {
  const at = instantOf(on);
  const { events } = turningPoints('pcase', story.state, recordedDuties(before), { shelf: SHELF, calendar, at });
  const last = before.at(-1);
  const head = { revision: before.length - 1, hash: last?.meta.hash ?? genesisOf(STREAM), recordedAt: at };
  const actor = by('timer', 'tongjian');
  const cause = {
    commandId: `t${before.length}`,
    correlationId: 't',
    causationId: 't',
    actor,
    jurisdiction: '330603',
    at,
  };
  return sealAll(head, STREAM, events, cause);
}
const about = (events: readonly StoredEvent[], relation: string) =>
  events
    .filter(({ data }) => data['relation'] === relation)
    .map(({ type, data, meta }) => [type, meta.occurredAt.slice(0, 10), data['due'] ?? null]);
const dataOf = (event: StoredEvent | undefined) => event?.data as unknown as DutyTold;

const PUBLICATION = 'cn.contract.publication';
const signed = signedInKeqiao();
const signedOn = signed.last('ContractSigned').meta.occurredAt.slice(0, 10);
const publish = (on: string) =>
  does('purchaser.handler', on, 'PublishContract', {
    contract: '1',
    channel: '中国政府采购网',
    noticeNo: '公告1',
  });

describe('the turning points of duties', () => {
  it('begin with the event, with due date, rule, source and the version of the calendar (INV-55)', () => {
    const [event] = told(signed, signedOn).filter(({ data }) => data['relation'] === PUBLICATION);
    expect(event).toMatchObject({
      type: 'DutyBegun',
      stream: STREAM,
      data: {
        project: 'pcase',
        rule: 'NR-30b',
        source: [{ instrument: '政府采购法实施条例', article: '50' }],
        act: 'PublishContract',
        key: 'lot-1/c-1',
        provisional: false,
        calendar: CALENDAR.version,
        due: expect.stringMatching(/^2020-/),
      },
      meta: { occurredAt: signed.last('ContractSigned').meta.occurredAt, procedure: { calendar: CALENDAR.version } },
    });
  });

  it('are told once, however often they are looked for', () => {
    const first = told(signed, '2031-01-01');
    expect(first.length).toBeGreaterThan(3);
    expect(told(signed, '2031-01-01', first)).toEqual([]);
    expect(told(signed, '2032-01-01', first)).toEqual([]);
  });

  it('are the same after a jump of years as day by day, in the order of their time', () => {
    const jumped = told(signed, '2021-06-01');
    const daily: StoredEvent[] = [];
    for (let day = Date.parse('2020-04-01'); day <= Date.parse('2021-06-01'); day += 86_400_000)
      daily.push(...told(signed, new Date(day).toISOString().slice(0, 10), daily));
    const shape = (events: readonly StoredEvent[]) =>
      events.map(({ type, data, meta }) => ({ type, data, at: meta.occurredAt }));
    const order = (a: { at: string; data: JsonObject }, b: { at: string; data: JsonObject }) =>
      `${a.at}${String(a.data['duty'])}` < `${b.at}${String(b.data['duty'])}` ? -1 : 1;
    expect(shape(jumped).sort(order)).toEqual(shape(daily).sort(order));
    const times = jumped.map(({ meta }) => meta.occurredAt);
    expect(times).toEqual([...times].sort());
  });

  it('end in time or late, and say by which event', () => {
    const due = dataOf(told(signed, signedOn).find(({ data }) => data['relation'] === PUBLICATION)).due!;
    const inTime = signed.and(publish(due));
    expect(about(told(inTime, '2021-01-01'), PUBLICATION)).toEqual([
      ['DutyBegun', signedOn, due],
      ['DutyMet', due, due],
    ]);
    const late = signed.and(publish('2020-12-01'));
    const before = told(signed, '2020-11-30');
    expect(about(before, PUBLICATION).map(([type]) => type)).toEqual(['DutyBegun', 'DutyOverdue']);
    expect(about(told(late, '2021-01-01', before), PUBLICATION)).toEqual([['DutyMetLate', '2020-12-01', due]]);
    expect(told(late, '2021-01-01').find(({ type }) => type === 'DutyMetLate')!.data['by']).toBe(
      late.last('ContractPublished').id,
    );
  });

  it('are taken back where what met a duty, or what opened it, is annulled', () => {
    const published = signed.and(publish(signedOn));
    const before = told(published, signedOn);
    const annulled = published.and(
      does('finance.general', '2020-12-01', 'VoidAct', {
        event: published.last('ContractPublished').id,
        reason: '公告内容有误',
      }),
    );
    const after = told(annulled, '2020-12-02', before).filter(({ data }) => data['relation'] === PUBLICATION);
    expect(after.map(({ type, data }) => [type, data['because'] ?? null, data['stands'] ?? null])).toEqual([
      ['DutyReopened', 'record', 1],
      ['DutyOverdue', null, null],
    ]);
    expect(told(annulled, '2021-12-02', [...before, ...told(annulled, '2020-12-02', before)])).toEqual([]);
  });
});

describe('a calendar that is published or corrected later', () => {
  const upTo = (year: number) => calendarFrom(PUBLISHED_YEARS.filter((one) => one.year <= year));
  const year2020 = PUBLISHED_YEARS.find(({ year }) => year === 2020)!;
  const withHolidays = (...days: readonly string[]) =>
    calendarFrom(
      PUBLISHED_YEARS.map((one) =>
        one.year === 2020 ? { ...year2020, holidays: [...year2020.holidays, ...days] } : one,
      ),
    );

  it('makes a provisional date final by an event, with both versions on record', () => {
    const before = told(signed, signedOn, [], upTo(2019));
    expect(about(before, PUBLICATION)).toHaveLength(1);
    const provisional = dataOf(before.find(({ data }) => data['relation'] === PUBLICATION));
    expect(provisional).toMatchObject({ provisional: true, calendar: upTo(2019).version });
    const after = told(signed, signedOn, before, upTo(2020)).filter(({ data }) => data['relation'] === PUBLICATION);
    expect(after).toMatchObject([
      {
        type: 'DutyRescheduled',
        data: { provisional: false, because: 'calendar', calendar: upTo(2020).version, stands: 1 },
      },
    ]);
  });

  it('moves what is open, and leaves alone what is over', () => {
    const before = told(signed, signedOn);
    const due = dataOf(before.find(({ data }) => data['relation'] === PUBLICATION)).due!;
    const corrected = withHolidays(due);
    const moved = told(signed, signedOn, before, corrected).filter(({ data }) => data['relation'] === PUBLICATION);
    expect(moved.map(({ type }) => type)).toEqual(['DutyRescheduled']);
    expect(dataOf(moved[0]).due! > due).toBe(true);
    const published = signed.and(publish(signedOn));
    const over = told(published, signedOn);
    expect(about(told(published, signedOn, over, corrected), PUBLICATION)).toEqual([]);
  });

  it('takes back what was called overdue and no longer is', () => {
    const due = dataOf(told(signed, signedOn).find(({ data }) => data['relation'] === PUBLICATION)).due!;
    const next = new Date(Date.parse(due) + 86_400_000).toISOString().slice(0, 10);
    const before = told(signed, next);
    expect(about(before, PUBLICATION).map(([type]) => type)).toEqual(['DutyBegun', 'DutyOverdue']);
    const after = told(signed, next, before, withHolidays(due));
    expect(about(after, PUBLICATION).map(([type]) => type)).toEqual(['DutyRescheduled']);
  });
});
