import { act, at, bound, breach, broken, doFirst, event, P, record, say } from '../act/index.js';
import { pricedFen } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { fen, text } from '../schema/index.js';
import { totalFen } from '../total.js';

const release = { amountFen: fen(1), reason: text() };

export const BudgetReleased = event({
  type: 'BudgetReleased',
  scope: 'project',
  label: say('额度释放', 'Budget released'),
  act: 'ReleaseBudget',
  data: release,
  apply: ({ funding }, { amountFen }) => void (funding.reservedFen = Math.max(0, funding.reservedFen - amountFen)),
});

/** Gives back what was set aside and is not bound by a contract (INV-15). */
export const releaseBudget = act({
  name: 'ReleaseBudget',
  scope: 'project',
  label: say('释放预算额度', 'Release budget'),
  addresses: [at(`${P}/budget/release`)],
  input: release,
  events: [BudgetReleased],
  standing: ({ funding }) =>
    broken(
      funding.reservedFen === 0 &&
        breach(
          'NothingReserved',
          'INV-15',
          [record('INV-15')],
          say('没有已占用的额度', 'Nothing is reserved'),
          {},
          doFirst('ReserveBudget'),
        ),
    ),
  invariants: (dossier, { amountFen }) => broken(notBound(dossier, amountFen)),
  decide: (_, input) => [BudgetReleased.of(input)],
});

function notBound(dossier: Dossier, amountFen: number) {
  const { reservedFen } = dossier.funding;
  const freeFen = Math.max(0, reservedFen - boundFen(dossier));
  return (
    reservedFen > 0 &&
    amountFen > freeFen &&
    breach(
      'BoundByContract',
      'INV-15',
      [record('INV-15')],
      say('已为合同所用的额度不得释放', 'What a contract binds is not released'),
      { amountFen, reservedFen, boundFen: boundFen(dossier) },
      bound('amountFen', '<=', freeFen),
    )
  );
}

/** What contracts in force bind; of one that was terminated, what was paid. */
const boundFen = ({ contracts, payments }: Dossier) =>
  totalFen(
    [...contracts.values()].map((contract) =>
      contract.status === 'terminated'
        ? [...payments.values()].reduce(
            (sum, payment) => sum + (payment.contract === contract.contract ? payment.paidFen : 0),
            0,
          )
        : contract.status === 'drafted'
          ? 0
          : pricedFen(contract),
    ),
  );
