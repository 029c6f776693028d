import { act, at, bound, breach, broken, event, P, record, say } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { DataOf, fen, int, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';

const carrying = {
  fromYear: int(1990, 2200),
  toYear: int(1990, 2200),
  amountFen: fen(1),
  basis: text(),
  documentNo: title(),
};
type Carrying = DataOf<typeof carrying>;

export const BudgetCarriedForward = event({
  type: 'BudgetCarriedForward',
  scope: 'project',
  label: say('结转', 'Budget carried forward'),
  act: 'CarryForwardBudget',
  data: carrying,
  apply: ({ funding }, { amountFen }) => void (funding.carriedFen += amountFen),
});

/** Carries what was set aside and not spent into the next year, by approval only (INV-16, HB-06). */
export const carryForwardBudget = act({
  name: 'CarryForwardBudget',
  scope: 'project',
  label: say('批准结转', 'Carry the budget forward'),
  addresses: [at(`${P}/budget/carry-forward`)],
  input: carrying,
  events: [BudgetCarriedForward],
  invariants: (dossier, input, { attachments }) =>
    broken(toTheNext(input), unspent(dossier, input), needsDocument(attachments, 'INV-16')),
  decide: (_, input) => [BudgetCarriedForward.of(input)],
});

const toTheNext = ({ fromYear, toYear }: Carrying) =>
  toYear !== fromYear + 1 &&
  breach(
    'NotTheNextYear',
    'INV-16',
    [record('INV-16')],
    say('结转只能到下一年度', 'Money is carried into the next year only'),
    { fromYear, toYear },
    bound('toYear', '=', fromYear + 1),
  );

function unspent({ funding, payments }: Dossier, { amountFen }: Carrying) {
  const paidFen = totalFen([...payments.values()].map((payment) => payment.paidFen));
  const leftFen = Math.max(0, funding.reservedFen - paidFen - funding.carriedFen);
  return (
    amountFen > leftFen &&
    breach(
      'MoreThanIsLeft',
      'INV-16',
      [record('INV-16')],
      say('结转金额超过已占用而未支付的额度', 'More is carried forward than is reserved and unspent'),
      { amountFen, reservedFen: funding.reservedFen, paidFen, carriedFen: funding.carriedFen },
      bound('amountFen', '<=', leftFen),
    )
  );
}
