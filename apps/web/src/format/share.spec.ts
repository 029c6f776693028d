import { lowestTerms, percent } from './share';

describe('A share', () => {
  it('is shown in percent and kept as an exact fraction', () => {
    expect(percent(12_000_000, 68_000_000)).toBe('17.65%');
    expect(percent(12_000_000, 68_000_000, 0)).toBe('18%');
    expect(lowestTerms(12_000_000, 68_000_000)).toBe('3/17');
  });
  it('of nothing is no share', () => expect(percent(1, 0)).toBe('—'));
  it('below one percent keeps its zeros', () => expect(percent(1, 10_000)).toBe('0.01%'));
  it('may be negative', () => expect(percent(-1, 3)).toBe('−33.33%'));
});
