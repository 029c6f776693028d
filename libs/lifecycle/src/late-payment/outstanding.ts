import { paymentsOf } from '../dossier-access.js';
import { Contract, Dossier } from '../dossier.js';

/** What is still owed of an instalment that fell due: as due, no more than the reductions leave, less what was paid. */
export function outstandingFen(dossier: Dossier, contract: Contract, instalment: string): number {
  const due = contract.account.due.get(instalment);
  if (!due) return 0;
  const agreedFen = contract.schedule.find((one) => one.instalment === instalment)?.amountFen ?? due.amountFen;
  const payments = paymentsOf(dossier, contract.contract).filter((payment) => payment.instalment === instalment);
  const [reducedFen, paidFen] = payments.reduce(
    ([reduced, paid], payment) => [reduced + payment.reducedFen, paid + payment.paidFen],
    [0, 0],
  );
  return Math.max(0, Math.min(due.amountFen, agreedFen - reducedFen) - paidFen);
}

/** Of what is owed, what is withheld on a clause of the contract: whether it is rightly, the parties settle. */
export const withheldFen = (dossier: Dossier, { contract }: Contract, instalment: string): number =>
  paymentsOf(dossier, contract)
    .filter((payment) => payment.instalment === instalment && payment.withheld && payment.paidFen === 0)
    .reduce((sum, { requestedFen, reducedFen }) => sum + requestedFen - reducedFen, 0);
