import { StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { calendarRegister, CalendarRegister, CalendarShelf, calendarStream, PublishHolidayCalendar } from './index.js';

const year2020 = PUBLISHED_YEARS.find(({ year }) => year === 2020)!;
const publish = (data: Partial<PublishHolidayCalendar['data']> = {}): PublishHolidayCalendar => ({
  type: 'PublishHolidayCalendar',
  data: { ...year2020, ...data },
});
const decide = (state: CalendarRegister, command: PublishHolidayCalendar) => {
  const decision = calendarRegister.decide(state, command, undefined);
  return 'events' in decision ? decision.events : decision.refused.code;
};
const stored = (type: string, data: object, revision = 0, year = 2020) =>
  ({ type, data, revision, stream: calendarStream(year), shape: 1 }) as unknown as StoredEvent;
const published = (command: PublishHolidayCalendar): StoredEvent => {
  const [event] = decide(undefined, command) as readonly [{ type: string; data: object }];
  return stored(event.type, event.data, 0, command.data.year);
};

describe('the holiday calendar of a year', () => {
  const inForce = calendarRegister.evolve(undefined, published(publish()));
  const extended = { holidays: year2020.holidays.filter((day) => day !== '2020-02-01'), source: '国办更正' };

  it('is published with dates, version and source', () => {
    expect(decide(undefined, publish())).toEqual([
      { type: 'HolidayCalendarPublished', data: { ...year2020, version: expect.stringMatching(/^sha256:/) } },
    ]);
  });

  it('is not published twice, and another arrangement takes its place for a reason only', () => {
    expect(decide(inForce, publish())).toBe('CalendarInForce');
    expect(decide(inForce, publish(extended))).toBe('YearPublished');
    expect(decide(inForce, publish({ ...extended, reason: ' ' }))).toBe('YearPublished');
    expect(decide(inForce, publish({ ...extended, reason: '国办发明电〔2020〕1号' }))).toEqual([
      {
        type: 'HolidayCalendarCorrected',
        data: expect.objectContaining({ replaces: inForce!.version, reason: '国办发明电〔2020〕1号' }),
      },
    ]);
  });

  it('does not contradict itself', () => {
    expect(decide(undefined, publish({ holidays: ['2020-02-30'] }))).toBe('CalendarUnsound');
    expect(decide(undefined, publish({ holidays: ['2021-01-01'] }))).toBe('CalendarUnsound');
    expect(decide(undefined, publish({ holidays: [], makeUpWorkdays: ['2020-01-06'] }))).toBe('CalendarUnsound');
  });

  it('knows no other events', () => {
    expect(() => calendarRegister.evolve(undefined, stored('Other', {}))).toThrow(UnknownEvent);
  });
});

describe('the shelf of calendars', () => {
  const shipped = PUBLISHED_YEARS.map((year) => published(publish(year)));

  it('gives the calendar of what was published, whatever it is told twice or out of order', () => {
    const shelf = CalendarShelf.of([...shipped, ...shipped].reverse());
    expect(shelf.calendar.version).toBe(calendarFrom(PUBLISHED_YEARS).version);
    expect(shelf.inForce().map(({ year }) => year)).toEqual(PUBLISHED_YEARS.map(({ year }) => year));
    shelf.add(stored('PersonRegistered', {}));
    expect(shelf.calendar.version).toBe(calendarFrom(PUBLISHED_YEARS).version);
  });

  it('gives a correction its place and keeps to it', () => {
    const shelf = CalendarShelf.of(shipped);
    const before = shelf.calendar;
    const holidays = [...year2020.holidays, '2020-10-09'];
    expect(shelf.with({ ...year2020, holidays }).isWorkingDay('2020-10-09')).toBe(false);
    shelf.add(stored('HolidayCalendarCorrected', { ...shelf.of(2020), holidays }, 1));
    shelf.add(shipped[5]!);
    expect(shelf.calendar.isWorkingDay('2020-10-09')).toBe(false);
    expect(before.isWorkingDay('2020-10-09')).toBe(true);
    expect(shelf.calendar.version).not.toBe(before.version);
  });
});
