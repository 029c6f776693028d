import { Fraction } from '@tongjian/money-time';
import { Evaluation } from '../dossier.js';

/** The weighted sum of the components in hundredths of a point, exact; undefined while one is missing. */
export function scoreOf({ indicators, scores }: Pick<Evaluation, 'indicators' | 'scores'>): Fraction | undefined {
  let sum = Fraction.ZERO;
  for (const { code, weightNum, weightDen } of indicators) {
    const score = scores.get(code);
    if (score === undefined) return undefined;
    sum = sum.add(Fraction.of(weightNum, weightDen).multiply(score));
  }
  return sum;
}
