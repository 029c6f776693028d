import { bound, breach, broken, procurementLaw, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { committableFen, openLots } from '../dossier-access.js';
import { totalFen } from '../total.js';

/** An award keeps to its lot's budget, and all awards together to what was approved (INV-15). */
export function withinBudget(dossier: Dossier, lotId: string, priceFen: number) {
  const budgetFen = dossier.lots.get(lotId)?.budgetFen ?? 0;
  const others = openLots(dossier).filter(({ lot }) => lot !== lotId);
  const awardedFen = totalFen([priceFen, ...others.map(({ award }) => award?.priceFen ?? 0)]);
  const approvedFen = committableFen(dossier);
  return broken(
    priceFen > budgetFen &&
      breach(
        'OverBudget',
        'INV-15',
        [procurementLaw('6'), procurementLaw('36')],
        say('成交金额超过标段预算', 'The award exceeds the budget of its lot'),
        { amountFen: priceFen, budgetFen },
        bound('priceFen', '<=', budgetFen),
      ),
    approvedFen !== undefined &&
      awardedFen > approvedFen &&
      breach(
        'OverApproved',
        'INV-15',
        [procurementLaw('6'), regulation('30')],
        say('各标段成交金额之和超过批准金额', 'The awards of all lots exceed the approved amount'),
        { awardedFen, approvedFen },
        bound('priceFen', '<=', Math.max(0, approvedFen - (awardedFen - priceFen))),
      ),
  );
}
