/** Units in which amounts are shown; `auto` takes the one that fits the largest value at hand. */
export type Unit = 'yuan' | 'wan' | 'yi';
export type UnitChoice = Unit | 'auto';

/** Fen in one unit. */
const FEN: Readonly<Record<Unit, number>> = { yuan: 100, wan: 1_000_000, yi: 10_000_000_000 };

/** The unit for a column: below 1万 yuan, below 1亿 ten thousand, else a hundred million. */
export function unitFor(choice: UnitChoice, amounts: readonly number[]): Unit {
  if (choice !== 'auto') return choice;
  const largest = amounts.reduce((max, fen) => Math.max(max, Math.abs(fen)), 0);
  if (largest >= FEN.yi) return 'yi';
  return largest >= FEN.wan ? 'wan' : 'yuan';
}

/** Two decimals of the unit, rounded half away from zero from exact fen, digits grouped by three. */
export function amountIn(fen: number, unit: Unit): string {
  const hundredth = FEN[unit] / 100;
  const whole = Math.abs(fen);
  const rounded = Math.floor(whole / hundredth) + (whole % hundredth >= hundredth / 2 && hundredth > 1 ? 1 : 0);
  return `${fen < 0 && rounded > 0 ? '−' : ''}${grouped(Math.floor(rounded / 100))}.${String(rounded % 100).padStart(2, '0')}`;
}

const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, ',');

/** The exact amount in yuan, grouped: `560,000.00`. */
export const exactYuan = (fen: number): string => amountIn(fen, 'yuan');
/** The exact amount in yuan as a machine reads it: `560000.00`. */
export const plainYuan = (fen: number): string => exactYuan(fen).replaceAll(',', '').replace('−', '-');

const FULL_WIDTH = /[０-９．，－]/g;
const MULTIPLIERS: Readonly<Record<string, number>> = {
  '': 100,
  元: 100,
  万: FEN.wan,
  万元: FEN.wan,
  亿: FEN.yi,
  亿元: FEN.yi,
};

/**
 * Fen of an amount as people write it: `68万`, `６８００００`, `680,000.00元`. Undefined for what is no amount, has a
 * fraction of a fen, or is too large to be exact.
 */
export function fenOf(text: string): number | undefined {
  const plain = text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，¥￥]/g, '');
  const match = /^(\d{1,16})(?:\.(\d{1,10}))?(元|万元?|亿元?)?$/.exec(plain);
  if (!match) return undefined;
  const [, whole = '', decimals = '', unit = ''] = match;
  const fen = BigInt(whole + decimals) * BigInt(MULTIPLIERS[unit]!);
  const scale = 10n ** BigInt(decimals.length);
  if (fen % scale !== 0n) return undefined;
  const value = fen / scale;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}
