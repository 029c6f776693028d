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
      { path: ['a', 'b', '1'], value: true },
      { path: ['a', 'b', '2'], value: 'x' },
    ]);
  });
});
