/** Simple interest worked out a second way: whole fen of principal × days × num / den, rounded down. */
export const interestOf = (principalFen: number, days: number, [num, den]: readonly [number, number]): number =>
  Number((BigInt(principalFen) * BigInt(days) * BigInt(num)) / BigInt(den));
