/** One comparison: ours against a baseline, measured in turns in the same run so that a drifting machine harms both alike. */
export interface Comparison {
  readonly what: string;
  readonly unit: string;
  readonly baseline: readonly number[];
  readonly ours: readonly number[];
  /** Median of the pairwise ratios ours ÷ baseline. */
  readonly ratio: number;
  readonly goal: number;
  readonly reached: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Value below which the share `p` of the sample lies (nearest rank). */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)]!;
};

/** Runs baseline and ours in turns (one uncounted warm-up pair), each answering a rate in `unit`, higher is better. */
export async function compare(
  what: string,
  unit: string,
  goal: number,
  rounds: number,
  baseline: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<Comparison> {
  await baseline();
  await ours();
  const pairs: { baseline: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    // The order changes each round, so that neither always runs on the warmer cache.
    const first = round % 2 === 0 ? await baseline() : await ours();
    const second = round % 2 === 0 ? await ours() : await baseline();
    pairs.push(round % 2 === 0 ? { baseline: first, ours: second } : { baseline: second, ours: first });
  }
  const ratio = Math.round(median(pairs.map((pair) => pair.ours / pair.baseline)) * 1000) / 1000;
  const rounded = (values: number[]) => values.map((value) => Math.round(value));
  return {
    what,
    unit,
    baseline: rounded(pairs.map((pair) => pair.baseline)),
    ours: rounded(pairs.map((pair) => pair.ours)),
    ratio,
    goal,
    reached: ratio >= goal,
  };
}

/** Milliseconds that `work` took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
