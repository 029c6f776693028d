import { obligations } from '../index.js';
import { after, at, calendar, facts, freely, rule, Steps } from '../../test/garden.js';

const duty = (body: string, more = '') => rule('duty', `due: {${body}}`, more);
const dues = (written: string, steps: Steps, on: string, known: Parameters<typeof facts>[0] = {}) =>
  obligations(freely(written), calendar, after(...steps), { at: at(on), facts: known });
const OPEN = { act: 'Plan', opens: ['lot-1', 'lot-2'], on: '2020-03-02' } as const;
const tender = (on: string, more = {}) => ({ act: 'Tender', key: 'lot-1', on, ...more }) as const;
const award = (on: string, more = {}) => ({ act: 'Award', key: 'lot-1', on, ...more }) as const;
const AWARD = 'on: Tender, act: Award, period: {n: 2, unit: workingDay}';

describe('a duty', () => {
  it('begins with the event that starts it and is due on a working day, holidays and make-up workdays counted', () => {
    expect(dues(duty(AWARD), [OPEN, tender('2020-09-30')], '2020-09-30')).toMatchObject([
      {
        id: 'duty@e2/lot-1',
        act: 'Award',
        key: 'lot-1',
        state: 'running',
        due: { date: '2020-10-10', at: '2020-10-10T15:59:59.999Z', provisional: false },
        turns: [{ kind: 'begun', at: at('2020-09-30'), event: 'e2' }],
      },
    ]);
  });

  it('whose last day is a day off is due on the next working day (NR-43)', () => {
    const [found] = dues(
      duty('on: Tender, act: Award, period: {n: 10, unit: day}'),
      [OPEN, tender('2020-09-21')],
      '2020-09-22',
    );
    expect(found!.due!.date).toBe('2020-10-09');
  });

  it('is met on its last day and late on the next', () => {
    const done = (on: string) => dues(duty(AWARD), [OPEN, tender('2020-09-30'), award(on)], '2020-12-01')[0]!;
    expect(done('2020-10-10')).toMatchObject({
      state: 'met',
      turns: [{ kind: 'begun' }, { kind: 'met', event: 'e3' }],
    });
    expect(done('2020-10-11')).toMatchObject({
      state: 'metLate',
      turns: [
        { kind: 'begun' },
        { kind: 'overdue', at: '2020-10-10T16:00:00.000Z' },
        { kind: 'metLate', at: at('2020-10-11'), event: 'e3' },
      ],
    });
  });

  it('is overdue from the first moment after its last day, and forbids nothing', () => {
    const at2020 = (on: string) => dues(duty(AWARD), [OPEN, tender('2020-09-30')], on)[0]!.state;
    expect([at2020('2020-10-10'), at2020('2020-10-11'), at2020('2025-01-01')]).toEqual([
      'running',
      'overdue',
      'overdue',
    ]);
  });

  it('of each start is one of its own, at its own key, and one act meets all that it is about', () => {
    const steps = [OPEN, tender('2020-03-02'), tender('2020-03-03', { key: 'lot-2' }), tender('2020-03-09')];
    expect(
      dues(duty(AWARD), [...steps, award('2020-03-10')], '2020-03-11').map(({ id, state }) => [id, state]),
    ).toEqual([
      ['duty@e2/lot-1', 'metLate'],
      ['duty@e3/lot-2', 'overdue'],
      ['duty@e4/lot-1', 'met'],
    ]);
  });

  it('that begins with its own act recurs', () => {
    const monthly = duty('on: [Tender, Award], act: Award, period: {n: 1, unit: month}');
    const found = dues(monthly, [OPEN, tender('2020-03-02'), award('2020-04-01'), award('2020-05-07')], '2020-05-08');
    // The first of May begins a holiday that lasts until the fifth.
    expect(found.map(({ state, due }) => [state, due!.date])).toEqual([
      ['met', '2020-04-02'],
      ['metLate', '2020-05-06'],
      ['running', '2020-06-08'],
    ]);
  });

  it('A48: is paused and resumed: days of the pause are not counted (a decision clock that stops for expert testing)', () => {
    const clock = duty(
      'on: Challenge, act: Answer, metBy: [upheld, dismissed], period: {n: 30, unit: workingDay}, pause: [Review], resume: [Approve]',
    );
    const steps = [
      OPEN,
      { act: 'Challenge', key: 'lot-1', on: '2020-03-02' },
      { act: 'Review', on: '2020-03-06' },
      { act: 'Approve', on: '2020-03-20' },
    ] as const;
    const on = (day: string, upTo = 4) => dues(clock, steps.slice(0, upTo), day)[0]!;
    expect(on('2020-03-05', 2).due!.date).toBe('2020-04-14');
    expect(on('2020-03-06', 3)).toMatchObject({ state: 'paused' });
    expect(on('2020-03-06', 3).due).toBeUndefined();
    expect(on('2030-03-06', 3).state).toBe('paused');
    expect(on('2020-03-21').due!.date).toBe('2020-04-27');
    expect(on('2020-03-21').turns.map(({ kind, event }) => [kind, event])).toEqual([
      ['begun', 'e2'],
      ['paused', 'e3'],
      ['resumed', 'e4'],
    ]);
    const dismissed = dues(
      clock,
      [...steps, { act: 'Answer', key: 'lot-1', outcome: 'dismissed', on: '2020-04-27' }],
      '2020-05-01',
    );
    expect(dismissed[0]!.state).toBe('met');
  });

  it('stands still while its act is held, unless it runs under a hold', () => {
    const hold = rule('hold', 'holds: {by: Challenge, act: Award, until: [Answer]}');
    const steps = [
      OPEN,
      tender('2020-03-02'),
      { act: 'Challenge', key: 'lot-1', on: '2020-03-03' },
      { act: 'Answer', key: 'lot-1', on: '2020-03-10' },
    ] as const;
    const due = (body: string) => dues(hold + duty(body), steps, '2020-03-11')[0]!.due!.date;
    expect(due(AWARD)).toBe('2020-03-11');
    expect(due(`${AWARD}, runsUnderHold: true`)).toBe('2020-03-04');
    expect(dues(hold + duty(AWARD), steps.slice(0, 3), '2020-06-01')[0]!.state).toBe('paused');
  });

  it('ends with what cancels it, with the end of the project, and with a block of its act', () => {
    const cancelled = (written: string, by: string, key = '') =>
      dues(written, [OPEN, tender('2020-03-02'), { act: by, key, on: '2020-03-03' }], '2020-06-01')[0]!.state;
    expect(cancelled(duty(`${AWARD}, cancel: [Fail]`), 'Fail', 'lot-1')).toBe('cancelled');
    expect(cancelled(duty(AWARD), 'Fail', 'lot-1')).toBe('overdue');
    expect(cancelled(duty(AWARD) + rule('no', 'blocks: {by: Fail, act: Award}'), 'Fail', 'lot-1')).toBe('cancelled');
    const ending = freely(duty(AWARD), { Close: 'actors: [purchaser], free: x, ending: true' });
    const closed = after(OPEN, tender('2020-03-02'), { act: 'Close', on: '2020-03-03' });
    expect(obligations(ending, calendar, closed, { at: at('2020-06-01') })[0]!.state).toBe('cancelled');
  });

  it('is nobody’s where what began it is void, and stands again where what met it is', () => {
    const steps = [OPEN, tender('2020-03-02'), award('2020-03-03')] as const;
    const voiding = (event: string) => dues(duty(AWARD), [...steps, { act: 'Correct', voids: [event] }], '2020-06-01');
    expect(voiding('e2')).toEqual([]);
    expect(voiding('e3')[0]!.state).toBe('overdue');
  });

  it('is there where its condition is known to be true, by the law of the day on which it began', () => {
    const when = (known: Parameters<typeof facts>[0], more: string, on = '2020-03-02') =>
      dues(duty(AWARD, more), [OPEN, tender(on)], '2020-06-01', known).length;
    expect(when({ project: { adHoc: true } }, 'when: "project.adHoc"')).toBe(1);
    expect(when({ project: { adHoc: false } }, 'when: "project.adHoc"')).toBe(0);
    expect(when({}, 'when: "project.adHoc"')).toBe(0);
    expect(when({}, 'applies: {from: 2020-03-03}')).toBe(0);
    expect(when({}, 'applies: {from: 2020-03-03}', '2020-03-03')).toBe(1);
    expect(when({}, 'applies: {anchor: Plan, from: 2020-03-03}', '2020-03-03')).toBe(0);
  });

  it('that reaches a year whose holidays are not published is provisional', () => {
    const due = (on: string) => dues(duty(AWARD), [OPEN, tender(on)], on)[0]!.due!;
    expect(due('2026-12-29')).toMatchObject({ date: '2026-12-31', provisional: false });
    expect(due('2026-12-30')).toMatchObject({ date: '2027-01-01', provisional: true });
  });
});

describe('time alone', () => {
  it('makes a running duty overdue, ends a hold that lapses, and changes nothing else', () => {
    const next = (written: string, steps: Steps, on: string) => dues(written, steps, on)[0]!.next;
    const hold = rule('hold', 'holds: {by: Challenge, act: Award, lapse: {n: 5, unit: day}}');
    const challenged = [OPEN, tender('2020-03-02'), { act: 'Challenge', key: 'lot-1', on: '2020-03-03' }] as const;
    expect(next(duty(AWARD), [OPEN, tender('2020-03-02')], '2020-03-02')).toBe('2020-03-04T16:00:00.000Z');
    expect(next(duty(AWARD), [OPEN, tender('2020-03-02')], '2020-04-02')).toBeUndefined();
    expect(next(duty(AWARD) + hold, challenged, '2020-03-04')).toBe('2020-03-08T16:00:00.000Z');
    // One working day had passed, one day of the period was left when the hold lapsed.
    expect(next(duty(AWARD) + hold, challenged, '2020-03-09')).toBe('2020-03-09T16:00:00.000Z');
  });
});
