import { daysLate, frozenAt, lastKnown, minuteOf, momentOf, occurred } from './time';

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
  it('is none where the calendar or the clock has no such moment', () => {
    for (const written of ['2020-02-30', '2019-02-29', '2020-04-31 10:00', '2020-06-30 24:00', '2020-06-30 17:60'])
      expect(momentOf(written)).toBeUndefined();
    expect(momentOf('2020-02-29')).toBe('2020-02-29T15:59:59.999Z');
  });
  it('freezes nothing that is still to come; today stands for what it holds so far', () => {
    const now = '2020-06-30T04:00:00.000Z';
    expect(frozenAt('2020-06-29', now)).toBe('2020-06-29T15:59:59.999Z');
    expect(frozenAt('2020-06-30', now)).toBe(now);
    expect(frozenAt('2020-06-30 17:00', now)).toBe('later');
    expect(frozenAt('2020-07-01', now)).toBe('later');
    expect(frozenAt('2020-02-30', now)).toBeUndefined();
  });
  it('is told of an imported project no more exactly than its source may know', () => {
    expect(lastKnown('2015-12-31T16:00:00.000Z', true)).toBe('2016');
    expect(lastKnown('2016-05-31T16:00:00.000Z', true)).toBe('2016-06');
    expect(lastKnown('2016-06-01T16:00:00.000Z', true)).toBe('2016-06-02');
    expect(lastKnown('2015-12-31T16:00:00.000Z', false)).toBe('2016-01-01 00:00');
  });
});
