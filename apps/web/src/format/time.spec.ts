import { daysLate, minuteOf, momentOf, occurred } from './time';

describe('An instant', () => {
  it('is told in Beijing time', () => expect(minuteOf('2024-06-30T16:30:00.000Z')).toBe('2024-07-01 00:30'));
  it('is told as exactly as its source is', () => {
    expect(occurred('2016-05-31T16:00:00.000Z', 'month')).toBe('2016-06');
    expect(occurred('2016-05-31T16:00:00.000Z', 'year')).toBe('2016');
  });
  it('was recorded late by whole days of the calendar', () => {
    expect(daysLate('2020-06-28T15:00:00.000Z', '2020-07-02T01:00:00.000Z')).toBe(4);
    expect(daysLate('2020-06-28T01:00:00.000Z', '2020-06-28T09:00:00.000Z')).toBe(0);
  });
  it('is read as people write it; a day stands for its end', () => {
    expect(momentOf('2020-06-30 17:00')).toBe('2020-06-30T09:00:00.000Z');
    expect(momentOf('2020-06-30')).toBe('2020-06-30T15:59:59.999Z');
    expect(momentOf('2020-13-01')).toBeUndefined();
    expect(momentOf('30/06/2020')).toBeUndefined();
  });
});
