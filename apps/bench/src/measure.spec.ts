import { compare, median, percentile } from './measure.js';

describe('measuring', () => {
  it('takes the middle of an odd sample and the mean of the two middles of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([8, 2, 4, 6])).toBe(5);
  });

  it('names the value below which a share of the sample lies', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('judges by the median of the ratios of each round, not by the ratio of the medians', async () => {
    const baselines = [0, 100, 200, 400];
    const ours = [0, 50, 150, 100];
    const result = await compare(
      'a rate',
      'a/s',
      0.5,
      3,
      async () => baselines.shift()!,
      async () => ours.shift()!,
    );
    expect(result.ratio).toBe(0.5);
    expect(result.reached).toBe(true);
  });
});
