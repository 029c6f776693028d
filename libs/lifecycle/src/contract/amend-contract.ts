import { act, at, bound, breach, broken, C, event, procurementLaw, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { committableFen, contractOf } from '../dossier-access.js';
import { DataOf, fen, int, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';
import { contractIs } from './conditions.js';
import { instalments } from './fields.js';
import { prepaidShare, scheduleAddsUp } from './schedule.js';

const supplement = { supplementNo: title(), addedFen: int(1), reason: text(), instalments: instalments(1) };
type Supplement = DataOf<typeof supplement> & { readonly contract: string };

export const ContractAmended = event({
  type: 'ContractAmended',
  scope: 'contract',
  label: say('补充合同', 'Contract amended'),
  act: 'AmendContract',
  data: { ...supplement, cumulativeFen: fen(), originalFen: fen() },
  apply: (dossier, { addedFen, instalments, ...key }) => {
    const contract = contractOf(dossier, key);
    contract.amendedFen += addedFen;
    contract.schedule = [...contract.schedule, ...instalments];
  },
});

/** Supplements a contract; how much all supplements together may add is the floor's (INV-58, NR-31). */
export const amendContract = act({
  name: 'AmendContract',
  scope: 'contract',
  label: say('签订补充合同', 'Amend the contract'),
  addresses: [at(`${C}/amend`)],
  input: supplement,
  events: [ContractAmended],
  facts: (dossier, { contract: id, addedFen, instalments }) => {
    const { schedule = [], priceFen = 0, amendedFen = 0 } = dossier.contracts.get(id) ?? {};
    const share = prepaidShare([...schedule, ...instalments], totalFen([priceFen, amendedFen, addedFen]));
    return { contract: { amendedFen: amendedFen + addedFen, prepaidShare: share } };
  },
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  invariants: (dossier, input) =>
    broken(
      withinApproved(dossier, input),
      scheduleAddsUp(input.instalments, input.addedFen, dossier.contracts.get(input.contract)?.schedule),
    ),
  decide: (dossier, { contract: id, ...data }) => {
    const { amendedFen, priceFen } = dossier.contracts.get(id)!;
    return [ContractAmended.of({ ...data, cumulativeFen: amendedFen + data.addedFen, originalFen: priceFen })];
  },
});

/** What all contracts commit stays within what was approved (INV-15). */
function withinApproved(dossier: Dossier, { addedFen }: Supplement) {
  const approvedFen = committableFen(dossier);
  const signed = [...dossier.contracts.values()].filter(({ status }) => status === 'signed' || status === 'completed');
  const committedFen = totalFen([addedFen, ...signed.flatMap(({ priceFen, amendedFen }) => [priceFen, amendedFen])]);
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
