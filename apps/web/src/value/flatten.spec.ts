import { compare, flatten, isChanged } from './flatten';

describe('What an event changed', () => {
  it('compares the items of a list by their name, not by their place', () => {
    const before = { lots: [{ lot: '1', awardFen: 0 }] };
    const after = {
      lots: [
        { lot: '2', awardFen: 5 },
        { lot: '1', awardFen: 7 },
      ],
    };
    const changed = compare(before, after).filter(isChanged);
    expect(changed).toEqual([
      { path: ['lots', '2', 'lot'], before: undefined, after: '2' },
      { path: ['lots', '2', 'awardFen'], before: undefined, after: 5 },
      { path: ['lots', '1', 'awardFen'], before: 0, after: 7 },
    ]);
  });

  it('tells what was removed, after all that stands', () => {
    expect(compare({ stage: 'S06', status: 'proposed' }, { status: 'proposed' })).toEqual([
      { path: ['status'], before: 'proposed', after: 'proposed' },
      { path: ['stage'], before: 'S06', after: undefined },
    ]);
  });

  it('reads nested values as one line each', () => {
    expect(flatten({ a: { b: [true, 'x'] } })).toEqual([
      { path: ['a', 'b'], value: true, member: true },
      { path: ['a', 'b'], value: 'x', member: true },
    ]);
  });

  it('compares a list of plain values as a set', () => {
    expect(compare({ stages: ['S26', 'S29'] }, { stages: ['S29', 'S28'] })).toEqual([
      { path: ['stages'], before: 'S29', after: 'S29', member: true },
      { path: ['stages'], before: undefined, after: 'S28', member: true },
      { path: ['stages'], before: 'S26', after: undefined, member: true },
    ]);
  });

  it('compares payments by their own number, though they share a contract', () => {
    const payment = (number: string, paidFen: number) => ({ payment: number, contract: '1', paidFen });
    const before = { payments: [payment('1', 0), payment('2', 0)] };
    const after = { payments: [payment('2', 5), payment('1', 0)] };
    expect(compare(before, after).filter(isChanged)).toEqual([
      { path: ['payments', '2', 'paidFen'], before: 0, after: 5 },
    ]);
  });

  it('names items by more than their number where two contracts number alike', () => {
    const first = { payment: '1', contract: '1', paidFen: 3 };
    expect(flatten({ payments: [first, { ...first, contract: '2' }] }).map(({ path }) => path[1])).toEqual([
      '1/1',
      '1/1',
      '1/1',
      '1/2',
      '1/2',
      '1/2',
    ]);
  });
});
