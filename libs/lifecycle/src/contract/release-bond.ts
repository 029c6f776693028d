import { bound, breach, civilCode, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** What is paid back or kept is at most what is held (INV-33). Without an amount: whether there is any. */
export function withinHeld(dossier: Dossier, contractId: string, amountFen?: number) {
  const heldFen = dossier.contracts.get(contractId)?.bondHeldFen ?? 0;
  return (
    (amountFen ?? 1) > heldFen &&
    breach(
      'MoreThanHeld',
      'INV-33',
      [civilCode('585')],
      say('金额超过所持履约保证金', 'More than the bond that is held'),
      { ...(amountFen === undefined ? {} : { amountFen }), heldFen },
      bound('amountFen', '<=', heldFen),
    )
  );
}
