/** A share in percent with two decimals, rounded half up from exact integers; `—` where there is nothing to divide by. */
export function percent(num: number, den: number, decimals = 2): string {
  if (den === 0) return '—';
  const scale = 10n ** BigInt(decimals);
  const scaled = BigInt(Math.abs(num)) * 100n * scale;
  const whole = (scaled * 2n + BigInt(den)) / (BigInt(den) * 2n);
  const text = whole.toString().padStart(decimals + 1, '0');
  const sign = num < 0 && whole > 0n ? '−' : '';
  return decimals === 0 ? `${sign}${text}%` : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}%`;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The share in lowest terms, e.g. `3/17`. */
export function lowestTerms(num: number, den: number): string {
  const by = divisor(Math.abs(num), Math.abs(den)) || 1;
  return `${num / by}/${den / by}`;
}
