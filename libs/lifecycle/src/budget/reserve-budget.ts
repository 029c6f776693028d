import { act, at, bound, breach, broken, event, P, procurementLaw, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { committableFen } from '../dossier-access.js';
import { code, fen, int } from '../schema/index.js';
import { totalFen } from '../total.js';

const reservation = { line: code(), year: int(1990, 2200), amountFen: fen(1) };

export const BudgetReserved = event({
  type: 'BudgetReserved',
  scope: 'project',
  label: say('额度占用', 'Budget reserved'),
  act: 'ReserveBudget',
  data: reservation,
  apply: ({ funding }, { amountFen }) => void (funding.reservedFen += amountFen),
});

/** Sets money of the line aside for the project: never more than the line has or was approved (INV-15). */
export const reserveBudget = act({
  name: 'ReserveBudget',
  scope: 'project',
  label: say('占用预算额度', 'Reserve budget'),
  addresses: [at(`${P}/budget/reserve`)],
  input: reservation,
  events: [BudgetReserved],
  invariants: (dossier, { amountFen }) => broken(withinLine(dossier, amountFen)),
  decide: (_, input) => [BudgetReserved.of(input)],
});

function withinLine(dossier: Dossier, amountFen: number) {
  const { budgetLine, funding } = dossier;
  const boundFen = Math.min(budgetLine?.availableFen ?? Infinity, committableFen(dossier) ?? Infinity);
  const reservedFen = totalFen([funding.reservedFen, amountFen]);
  return (
    reservedFen > boundFen &&
    breach(
      'OverBudget',
      'INV-15',
      [procurementLaw('6')],
      say('占用额度超过预算指标或批准金额', 'More is reserved than the line has or was approved'),
      { reservedFen, boundFen },
      bound('amountFen', '<=', Math.max(0, boundFen - funding.reservedFen)),
    )
  );
}
