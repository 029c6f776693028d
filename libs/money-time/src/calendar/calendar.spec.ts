import chineseDays from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import { dateOf, serialOf } from '../date.js';
import { calendarFrom, CalendarFault, CalendarYear, movedDays, PUBLISHED_YEARS } from './index.js';

const calendar = calendarFrom(PUBLISHED_YEARS);

const published = fc.integer({ min: serialOf('2015-01-01'), max: serialOf('2026-12-31') }).map(dateOf);

/** Looks every day up in the lists, one by one, as a clerk with a wall calendar does. */
function workedByTheWall(date: string): boolean {
  const year = PUBLISHED_YEARS.find((each) => each.year === Number(date.slice(0, 4)));
  if (year?.holidays.includes(date)) return false;
  if (year?.makeUpWorkdays.includes(date)) return true;
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function walkByTheWall(date: string, n: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  const text = () => day.toISOString().slice(0, 10);
  while (n > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (workedByTheWall(text())) n--;
  }
  return text();
}

describe('the calendar of working days', () => {
  it('counts as a naive walk over the days does', () => {
    fc.assert(
      fc.property(published, fc.integer({ min: 0, max: 300 }), (date, n) => {
        expect(calendar.addWorkingDays(date, n).date).toBe(walkByTheWall(date, n));
      }),
    );
  });

  it('counts back to where it came from', () => {
    fc.assert(
      fc.property(published, fc.integer({ min: 1, max: 300 }), (date, n) => {
        const worked = calendar.workingDayFrom(date).date;
        const there = calendar.addWorkingDays(worked, n).date;
        expect(calendar.addWorkingDays(there, -n).date).toBe(worked);
        expect(calendar.workingDaysBetween(worked, there)).toBe(n);
      }),
    );
  });

  it('works on a make-up Saturday and rests on a Thursday of the national holiday', () => {
    expect(calendar.isWorkingDay('2020-10-10')).toBe(true);
    expect(calendar.isWorkingDay('2020-10-08')).toBe(false);
    expect(calendar.isWorkingDay('2020-10-11')).toBe(false);
    expect(calendar.isWorkingDay('2020-10-12')).toBe(true);
  });

  it('agrees with the arrangement it was taken from, for every day of twelve years', () => {
    const { holidays, workdays } = chineseDays as Record<'holidays' | 'workdays', Record<string, string>>;
    for (let serial = serialOf('2015-01-01'); serial <= serialOf('2026-12-31'); serial++) {
      const date = dateOf(serial);
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect([date, calendar.isWorkingDay(date)]).toEqual([date, date in workdays || !(weekend || date in holidays)]);
    }
  });

  it('says that a day beyond the published years is provisional', () => {
    expect(calendar.addWorkingDays('2026-12-25', 3)).toEqual({ date: '2026-12-30', provisional: false });
    expect(calendar.addWorkingDays('2026-12-31', 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(calendar.isPublished('2027-01-01')).toBe(false);
    expect(calendar.addWorkingDays('2014-12-31', 1).provisional).toBe(false);
    expect(calendar.addWorkingDays('2015-01-05', -2)).toEqual({ date: '2014-12-31', provisional: true });
  });

  it('has the same version for the same arrangement in any order, and another one after any change', () => {
    const reversed = PUBLISHED_YEARS.map((year) => ({ ...year, holidays: [...year.holidays].reverse() })).reverse();
    expect(calendarFrom(reversed).version).toBe(calendar.version);
    expect(calendar.version).toMatch(/^sha256:[0-9a-f]{64}$/);
    const [first, ...rest] = PUBLISHED_YEARS;
    const changed = { ...first!, holidays: first!.holidays.slice(1) };
    expect(calendarFrom([changed, ...rest]).version).not.toBe(calendar.version);
    expect(calendarFrom(rest).version).not.toBe(calendar.version);
  });

  it('is the same after its years were stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(PUBLISHED_YEARS)) as CalendarYear[];
    expect(calendarFrom(stored).version).toBe(calendar.version);
  });

  const year = (over: Partial<CalendarYear>): CalendarYear => ({
    year: 2030,
    holidays: ['2030-01-01'],
    makeUpWorkdays: [],
    source: '通知',
    ...over,
  });
  it.each([
    ['a date of another year', [year({ holidays: ['2031-01-01'] })], /2031-01-01 does not belong/],
    ['a day both off and worked', [year({ makeUpWorkdays: ['2030-01-01'] })], /2030-01-01 stands twice/],
    ['one year twice', [year({}), year({})], /2030 is given twice/],
  ])('refuses %s', (_, years, message) => {
    expect(() => calendarFrom(years)).toThrow(CalendarFault);
    expect(() => calendarFrom(years)).toThrow(message);
  });

  it('refuses a day that does not exist', () => {
    expect(() => calendarFrom([year({ holidays: ['2030-02-29'] })])).toThrow('"2030-02-29" is no date');
  });

  it('says on which days it disagrees with another', () => {
    const extended = PUBLISHED_YEARS.map((one) =>
      one.year === 2020 ? { ...one, holidays: [...one.holidays, '2020-10-09'] } : one,
    );
    expect(movedDays(calendar, calendarFrom(extended))).toEqual([{ date: '2020-10-09', worked: false }]);
    const without = calendarFrom(PUBLISHED_YEARS.filter(({ year }) => year !== 2020));
    expect(movedDays(without, calendar)).toContainEqual({ date: '2020-10-10', worked: true });
    expect(movedDays(calendar, calendar)).toEqual([]);
  });
});
