import { ProblemAnswer } from '../problem/index.js';
import { realClock, simulatedClock } from './clock.js';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as ProblemAnswer).problem.code;
  }
};

describe('the clock of an installation', () => {
  it('of a simulation is set by its callers and runs on between them', () => {
    let machine = 0;
    const clock = simulatedClock('2015-01-01T00:00:00.000Z', () => machine);
    expect(clock.judge('2020-03-06T09:30:00+08:00')).toBe('2020-03-06T01:30:00.000Z');
    clock.reach('2020-03-06T01:30:00.000Z');
    machine += 1500;
    expect(clock.now()).toBe('2020-03-06T01:30:01.500Z');
    expect(clock.judge()).toBe('2020-03-06T01:30:01.500Z');
  });

  it('of a simulation stands still for what is only judged', () => {
    const clock = simulatedClock('2015-01-01T00:00:00.000Z', () => 0);
    clock.judge('9999-12-31T00:00:00Z');
    expect(clock.now()).toBe('2015-01-01T00:00:00.000Z');
    expect(clock.reach('2014-01-01T00:00:00.000Z')).toBe('2015-01-01T00:00:00.000Z');
  });

  it('of a simulation never goes backwards', () => {
    const clock = simulatedClock('2020-01-01T00:00:00.000Z', () => 0);
    expect(codeOf(() => clock.judge('2019-12-31T00:00:00Z'))).toBe('ClockBackwards');
    expect(clock.judge('2020-01-01T00:00:00Z')).toBe('2020-01-01T00:00:00.000Z');
  });

  it('of a simulation follows what other processes record', () => {
    const clock = simulatedClock('2020-01-01T00:00:00.000Z', () => 0);
    clock.heard('2020-02-01T00:00:00.000Z');
    clock.heard('2020-01-15T00:00:00.000Z');
    expect(clock.now()).toBe('2020-02-01T00:00:00.000Z');
    expect(codeOf(() => clock.judge('2020-01-20T00:00:00Z'))).toBe('ClockBackwards');
  });

  it('of a real installation stops when another process records far ahead of it', () => {
    const clock = realClock('', 2000, () => 0);
    clock.heard('1970-01-01T00:00:02.001Z');
    expect(codeOf(() => clock.judge())).toBe('not-writable');
  });

  it('of a real installation takes no time from a caller', () => {
    expect(codeOf(() => realClock('', 0, () => 0).judge('2020-01-01T00:00:00Z'))).toBe('bad-header');
  });

  it('of a real installation stops appends when it stands behind the log by more than the tolerance', () => {
    const clock = (machine: number) => realClock('1970-01-01T00:00:10.000Z', 2000, () => machine);
    expect(codeOf(() => clock(7_999).judge())).toBe('not-writable');
    expect(codeOf(() => clock(8_000).judge())).toBeUndefined();
  });
});
