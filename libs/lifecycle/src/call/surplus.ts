import { Fraction } from '@tongjian/money-time';

/** The share of a proposal's money that is surplus, in ten-thousandths, rounded up so that no ceiling is slipped under. */
export function surplusShare(
  items: readonly { readonly cost: string; readonly amountFen: number }[],
  totalFen: number,
): number {
  const surplusFen = items.reduce((sum, { cost, amountFen }) => sum + (cost === 'surplus' ? amountFen : 0), 0);
  if (totalFen <= 0) return surplusFen > 0 ? 10000 : 0;
  return Number(Fraction.of(surplusFen, totalFen).multiply(10000).ceil());
}
