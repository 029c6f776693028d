import fc from 'fast-check';
import { dateOf, serialOf } from '../date.js';
import { addPeriod, calendarFrom, Period, PUBLISHED_YEARS } from './index.js';

const calendar = calendarFrom(PUBLISHED_YEARS);
const after = (from: string, n: number, unit: Period['unit'], lastDay?: 'stay' | 'moveOn') =>
  addPeriod(calendar, from, { n, unit }, lastDay ? { lastDay } : {});

describe('a period', () => {
  it('of two working days from a contract signed before the national holiday ends on the make-up Saturday (A46)', () => {
    expect(after('2020-09-30', 2, 'workingDay')).toEqual({
      date: '2020-10-10',
      at: '2020-10-10T15:59:59.999Z',
      provisional: false,
    });
  });

  it('of twenty days from tender documents issued on 1 March ends on the 21st, the day itself not counted (A45)', () => {
    expect(after('2025-03-01', 20, 'day').date).toBe('2025-03-21');
    expect(after('2025-03-01T02:00:00.000Z', 20, 'day').date > '2025-03-20').toBe(true);
  });

  it('begins on the Beijing day of an instant', () => {
    expect(after('2020-09-29T16:00:00.000Z', 2, 'workingDay').date).toBe('2020-10-10');
    expect(after('2020-09-29T15:59:59.999Z', 2, 'workingDay').date).toBe('2020-10-09');
    expect(after('2020-09-30T00:30:00+09:00', 1, 'day').date).toBe('2020-09-30');
  });

  it('that must not be exceeded moves on from a holiday to the next working day (NR-43)', () => {
    expect(after('2020-09-21', 10, 'day').date).toBe('2020-10-01');
    expect(after('2020-09-21', 10, 'day', 'moveOn')).toEqual({
      date: '2020-10-09',
      at: '2020-10-09T15:59:59.999Z',
      provisional: false,
    });
    expect(after('2020-09-30', 10, 'day', 'moveOn').date).toBe('2020-10-10');
    expect(after('2026-12-26', 7, 'day', 'moveOn')).toMatchObject({ date: '2027-01-04', provisional: true });
  });

  it.each([
    ['2020-01-31', 1, 'month', '2020-02-29'],
    ['2019-01-31', 1, 'month', '2019-02-28'],
    ['2019-10-31', 4, 'month', '2020-02-29'],
    ['2020-02-29', 1, 'year', '2021-02-28'],
    ['2020-02-29', 4, 'year', '2024-02-29'],
    ['2019-12-15', 1, 'month', '2020-01-15'],
    ['2020-03-31', -1, 'month', '2020-02-29'],
    ['2020-03-10', -15, 'day', '2020-02-24'],
    ['2020-10-10', -2, 'workingDay', '2020-09-30'],
  ] as const)('from %s of %i %s ends on %s', (from, n, unit, end) => {
    expect(after(from, n, unit).date).toBe(end);
  });

  it('never ends earlier for being longer, and never before a naive count of the same days', () => {
    const day = fc.integer({ min: serialOf('2015-01-01'), max: serialOf('2025-12-31') }).map(dateOf);
    const unit = fc.constantFrom('day', 'workingDay', 'month', 'year');
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 0, max: 60 }), fc.boolean(), (from, each, n, moves) => {
        const lastDay = moves ? 'moveOn' : 'stay';
        const end = after(from, n, each, lastDay);
        expect(after(from, n + 1, each, lastDay).date >= end.date).toBe(true);
        expect(end.date >= dateOf(serialOf(from) + n * { day: 1, workingDay: 1, month: 28, year: 365 }[each])).toBe(
          true,
        );
        if (moves && !end.provisional) expect(calendar.isWorkingDay(end.date)).toBe(true);
      }),
    );
  });

  it.each([1.5, NaN, 1e9])('of %p days cannot be counted', (n) => {
    expect(() => after('2020-01-01', n, 'workingDay')).toThrow(RangeError);
  });
});
