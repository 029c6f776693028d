import { AnalysisPage } from '../charts/AnalysisPage';
import { ShareFigure } from '../ui/ShareFigure';
import { MEASURES as WORDS, SAVINGS } from '../words/board';

const DIMENSIONS = ['year', 'district', 'method', 'jurisdiction'] as const;
const MEASURES = ['budgetFen', 'awardFen', 'savedFen'] as const;
const SHARE = {
  head: WORDS.rate,
  cell: (sums: Readonly<Record<string, number>>) => (
    <ShareFigure num={sums['savedFen'] ?? 0} den={sums['budgetFen'] ?? 0} />
  ),
};

/** R05: what awards saved of their budgets; the rate is an exact fraction. */
export default function SavingsPage() {
  return (
    <AnalysisPage
      view="savings"
      title={SAVINGS.title}
      lead={SAVINGS.lead}
      dimensions={DIMENSIONS}
      measures={MEASURES}
      share={SHARE}
    />
  );
}
