import { keepsBond } from '../contract/clause.js';
import { Contract, Dossier, Evaluation } from '../dossier.js';
import { law } from './law.js';

/** The contract keeps the clause that it carried when a result was determined (INV-33). */
export const clauseStands = ({ contracts }: Dossier, { evaluation, contract, result }: Evaluation) =>
  result?.onFail === 'termination' &&
  contracts.get(contract)?.terminateOnFail !== true &&
  law(
    'ClauseMissing',
    'INV-33',
    '评价结果所依的自动终止条款不得更正掉',
    'A result rests on the clause of its contract',
    {
      contract,
      evaluation,
    },
  );

/** Where a bond was forfeited on the clause nothing of it is left over (INV-33, CD-36). */
export const keptBondIsWhole = (dossier: Dossier, contract: Contract) =>
  contract.bondForfeited === true &&
  contract.bondHeldFen > 0 &&
  keepsBond(dossier, contract) &&
  law('BondKeptInPart', 'INV-33', '不予退还的履约保证金须为所持全额', 'All of a bond is kept that is held', {
    contract: contract.contract,
    heldFen: contract.bondHeldFen,
  });
