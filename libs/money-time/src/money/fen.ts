/** A value that is no amount of fen, or a text that is no amount of yuan. */
export class NotAnAmount extends Error {
  constructor(given: unknown, reason: string) {
    super(`${String(given)} ${reason}`);
    this.name = 'NotAnAmount';
  }
}

/** Money is a whole, non-negative number of fen within 2^53 − 1 (D12). */
export const isFen = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The value itself. @throws NotAnAmount unless it is money. */
export function fen(value: unknown): number {
  if (!isFen(value)) throw new NotAnAmount(value, 'is no whole, non-negative number of fen within 2^53');
  return value;
}

/** The sum in fen. @throws NotAnAmount where it leaves the safe integers. */
export function sumFen(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) throw new NotAnAmount(sum, 'fen is beyond 2^53');
  }
  return sum;
}

/** Yuan with thousands separators and two decimals, exact: 50000001 is `500,000.01`. Differences may be negative. */
export function formatYuan(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen)) throw new NotAnAmount(amountFen, 'is no whole number of fen within 2^53');
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountFen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

/** Fen of a text such as `500,000.01` or `500000`. @throws NotAnAmount, also for fractions of a fen. */
export function parseYuan(text: string): number {
  const parts = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!parts) throw new NotAnAmount(`"${text}"`, 'is no amount in yuan with at most two decimals');
  return fen(Number(parts[1]!.replaceAll(',', '') + (parts[2] ?? '').padEnd(2, '0')));
}
