import { AnalysisPage } from '../charts/AnalysisPage';
import { ShareFigure } from '../ui/ShareFigure';
import { SPEND } from '../words/board';

const DIMENSIONS = ['category', 'year', 'district', 'method'] as const;
const MEASURES = ['budgetFen', 'contractedFen', 'paidFen'] as const;
const SHARE = {
  head: SPEND.paidShare,
  cell: (sums: Readonly<Record<string, number>>) => (
    <ShareFigure num={sums['paidFen'] ?? 0} den={sums['contractedFen'] ?? 0} />
  ),
};

/** R04: what was budgeted, contracted and paid, by category, year, district and method. */
export default function SpendPage() {
  return (
    <AnalysisPage
      view="spend"
      title={SPEND.title}
      lead={SPEND.lead}
      dimensions={DIMENSIONS}
      measures={MEASURES}
      share={SHARE}
    />
  );
}
