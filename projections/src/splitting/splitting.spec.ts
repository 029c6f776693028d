import { folded } from '../corpus/folded.js';
import { historyOf, Told } from '../corpus/history.js';
import { looksSplit, splitting } from './splitting.js';

interface Purchase {
  readonly fen?: number;
  readonly line?: string;
  readonly category?: string;
  readonly year?: number;
  readonly ceilingFen?: number;
}
/** Self-organised purchases of one body, each a project of its own. */
const bought = (...purchases: readonly Purchase[]) =>
  purchases.map(({ fen = 20_000_000, line = 'L-1', category = 'survey', year = 2016, ceilingFen = 50_000_000 }, i) => {
    const told: readonly Told[] = [
      {
        type: 'ProjectProposed',
        data: {
          title: `调查 ${i}`,
          jurisdiction: '330603',
          district: '330603',
          purchaser: '区民政局',
          mode: 'selfOrganised',
          catalogueItem: { code: 'B01', name: '调查', category, benefitClass: 'auxiliary' },
          budgetFen: fen,
          budgetLine: { code: line, year },
          procedure: { id: 'kq-2015', version: '1.0.0', hash: 'sha256:corpus' },
        },
      },
      { type: 'SelfOrganisedPurchaseRecorded', data: { lot: '1', ceilingFen } },
      { type: 'AwardDecided', data: { lot: '1', supplier: 's', priceFen: fen, budgetFen: fen } },
    ];
    return folded(historyOf(`split${i}`, told), `split${i}`);
  });

/** The cells as the store would sum them. */
function cells(...purchases: readonly Purchase[]) {
  const sums = new Map<string, Record<string, number>>();
  for (const { cell, measures } of bought(...purchases).flatMap(splitting.contributions)) {
    const key = JSON.stringify(cell);
    const sum = sums.get(key) ?? {};
    for (const [measure, value] of Object.entries(measures)) sum[measure] = (sum[measure] ?? 0) + value;
    sums.set(key, sum);
  }
  return [...sums.values()];
}
const alarms = (...purchases: readonly Purchase[]) => cells(...purchases).filter(looksSplit).length;

describe('the watch on splitting (R22, INV-39)', () => {
  it('A27 raises the alarm with the third purchase of 200,000 on one line and category in one year, not with the second', () => {
    expect([alarms({}), alarms({}, {}), alarms({}, {}, {})]).toEqual([0, 0, 1]);
    expect(cells({}, {}, {})).toEqual([{ purchases: 3, boughtFen: 60_000_000, ceilingsFen: 150_000_000 }]);
  });

  it('adds up only what is of one line, one category and one year', () => {
    expect(alarms({}, {}, { line: 'L-2' })).toBe(0);
    expect(alarms({}, {}, { category: 'water' })).toBe(0);
    expect(alarms({}, {}, { year: 2017 })).toBe(0);
  });

  it('takes the ceiling from the procedure: exactly the ceiling is no splitting, one fen above is', () => {
    expect(alarms({ fen: 25_000_000 }, { fen: 25_000_000 })).toBe(0);
    expect(alarms({ fen: 25_000_000 }, { fen: 25_000_001 })).toBe(1);
    expect(alarms({ ceilingFen: 39_999_999 }, { ceilingFen: 39_999_999 })).toBe(1);
    expect(alarms({ ceilingFen: 40_000_000 }, { ceilingFen: 40_000_000 })).toBe(0);
  });

  it('says nothing of one purchase, which the ceiling itself holds', () => expect(alarms({ fen: 90_000_000 })).toBe(0));
});
