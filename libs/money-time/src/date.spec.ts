import { beginningOf, beijingDate, endOf, isDate, isInstant, NotADate, serialOf } from './date.js';

describe('days in Beijing', () => {
  it.each([
    ['2020-05-01T15:59:59.999Z', '2020-05-01'],
    ['2020-05-01T16:00:00.000Z', '2020-05-02'],
    ['2020-12-31T16:00:00Z', '2021-01-01'],
    ['2020-05-01T09:00:00+08:00', '2020-05-01'],
    ['2020-05-01T23:00:00-03:00', '2020-05-02'],
  ])('at %s it is %s', (instant, date) => expect(beijingDate(instant)).toBe(date));

  it('begin and end where the next and the last one do', () => {
    expect(beginningOf('2020-05-01')).toBe('2020-04-30T16:00:00.000Z');
    expect(Date.parse(endOf('2020-02-29')) + 1).toBe(Date.parse(beginningOf('2020-03-01')));
  });

  it.each(['2019-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '20200101', '', '2020-01-01T00:00:00Z'])(
    '%p is no date',
    (text) => {
      expect(isDate(text)).toBe(false);
      expect(() => serialOf(text)).toThrow(NotADate);
    },
  );

  it.each([
    '2019-02-29T00:00:00Z',
    '2020-01-01',
    '2020-01-01T24:00:00Z',
    '2020-01-01T00:00:00',
    '2020-01-01 00:00:00Z',
  ])('%p is no instant', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => beijingDate(text)).toThrow(NotADate);
  });
});
