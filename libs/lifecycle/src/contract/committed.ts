import { bound, breach, procurementLaw, say } from '../act/index.js';
import { committableFen } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { totalFen } from '../total.js';

/** What all contracts commit, with what is to be added, stays within what was approved (INV-15). */
export function withinApproved(dossier: Dossier, addedFen: number) {
  const approvedFen = committableFen(dossier);
  const signed = [...dossier.contracts.values()].filter(({ status }) => status === 'signed' || status === 'completed');
  const parts = signed.flatMap(({ priceFen, amendedFen, account }) => [priceFen, amendedFen, account.renewedFen]);
  const committedFen = totalFen([addedFen, ...parts]);
  return (
    approvedFen !== undefined &&
    committedFen > approvedFen &&
    breach(
      'OverApproved',
      'INV-15',
      [procurementLaw('6')],
      say('合同承付总额超过批准金额', 'The contracts commit more than was approved'),
      { committedFen, approvedFen },
      bound('addedFen', '<=', Math.max(0, approvedFen - (committedFen - addedFen))),
    )
  );
}
