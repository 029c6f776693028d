import { Draft } from './draft.js';

/** Sums the money of the lines into the document's totals. */
export function total(draft: Draft): void {
  let [awardedFen, savedFen, contractedFen, requestedFen, paidFen] = [0, 0, 0, 0, 0];
  const suppliers = new Set<string>();
  for (const { awardFen, budgetFen, supplier } of draft.lots) {
    if (awardFen === undefined) continue;
    awardedFen += awardFen;
    savedFen += budgetFen - awardFen;
    if (supplier) suppliers.add(supplier);
  }
  for (const { status, priceFen, amendedFen, supplier } of draft.contracts) {
    if (status !== 'drafted') contractedFen += priceFen + amendedFen;
    if (supplier) suppliers.add(supplier);
  }
  for (const payment of draft.payments) {
    requestedFen += payment.requestedFen - payment.reducedFen;
    paidFen += payment.paidFen;
  }
  Object.assign(draft, { awardedFen, savedFen, contractedFen, requestedFen, paidFen });
  draft.suppliers = [...suppliers];
}

/** What is still planned to be spent: nothing of what was withdrawn or rejected. */
export const plannedFen = ({ status, budgetFen }: Pick<Draft, 'status' | 'budgetFen'>): number =>
  status === 'withdrawn' || status === 'rejected' ? 0 : budgetFen;
