import { bound, breach, civilCode, say } from './act/index.js';
import { Dossier } from './dossier.js';

/** Only the other party of the contract appeals its evaluation or contests its end (民法典 565). */
export function notItsSupplier({ contracts }: Dossier, contract: string, organisation: string) {
  const supplier = contracts.get(contract)?.supplier;
  return (
    supplier !== undefined &&
    supplier !== organisation &&
    breach(
      'NotItsSupplier',
      'INV-33',
      [civilCode('565')],
      say('只有合同的承接主体可以申诉或提出异议', 'Only the supplier of the contract may appeal or contest'),
      { contract, supplier, organisation },
      bound('appellant', '=', supplier),
    )
  );
}
