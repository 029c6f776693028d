import { bound, breach, civilCode, Standpoint, record, say, state } from './act/index.js';
import { Dossier } from './dossier.js';

type Acting = Pick<Standpoint, 'actor'>;

/** Only the other party of the contract appeals its evaluation or contests its end (民法典 565). */
export function notItsSupplier({ contracts }: Dossier, contract: string, appellant: string) {
  const supplier = contracts.get(contract)?.supplier;
  return (
    supplier !== undefined &&
    supplier !== appellant &&
    breach(
      'NotItsSupplier',
      'INV-33',
      [civilCode('565')],
      say('只有合同的承接主体可以申诉或提出异议', 'Only the supplier of the contract may appeal or contest'),
      { contract, supplier, organisation: appellant },
      bound('appellant', '=', supplier),
    )
  );
}

/** A supplier speaks for its own contract; others who may act for it are the procedure's to name. */
export function notOwnContract({ contracts }: Pick<Dossier, 'contracts'>, contract: string, { actor }: Acting) {
  const supplier = contracts.get(contract)?.supplier;
  return (
    supplier !== undefined &&
    actor.role === 'supplier' &&
    actor.organisation !== supplier &&
    breach(
      'NotOwnContract',
      'INV-54',
      [record('INV-54')],
      say('供应商只能就本单位的合同行为', 'A supplier acts on its own contract only'),
      { contract, supplier, organisation: actor.organisation },
      state(`以${supplier}的身份行为`, `Act for ${supplier}`),
    )
  );
}
