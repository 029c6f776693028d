import { Breach, breach, doFirst, record, say } from '../act/index.js';
import { Contract, Dossier } from '../dossier.js';

type Status = Contract['status'];

/** Nothing where the contract has one of these states, else why the act is out of order (INV-19). */
export function contractIs(dossier: Dossier, contractId: string, ...states: readonly Status[]): Breach | false {
  const contract = dossier.contracts.get(contractId);
  if (contract && states.includes(contract.status)) return false;
  return breach(
    'OutOfOrder',
    'INV-19',
    [record('INV-19')],
    say('合同所处状态不允许此行为', 'The contract is not in a state where this can be done'),
    { contract: contractId, status: contract?.status ?? 'unknown', wanted: states },
    !contract
      ? doFirst('DraftContract')
      : contract.status === 'drafted'
        ? doFirst('SignContract', `lot-${contract.lot}/c-${contractId}`)
        : { kind: 'none' },
  );
}
