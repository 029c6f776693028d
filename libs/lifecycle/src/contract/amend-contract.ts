import { act, at, broken, C, event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { fen, int, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';
import { withinApproved } from './committed.js';
import { contractIs } from './conditions.js';
import { instalments } from './fields.js';
import { prepaidShare, scheduleAddsUp } from './schedule.js';

const supplement = { supplementNo: title(), addedFen: int(1), reason: text(), instalments: instalments(1) };

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
  least: ({ contracts }, { contract }) => ({
    contract: { amendedFen: (contracts.get(contract)?.amendedFen ?? 0) + 1 },
  }),
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed'), withinApproved(dossier, 1)),
  invariants: (dossier, input) =>
    broken(
      withinApproved(dossier, input.addedFen),
      scheduleAddsUp(input.instalments, input.addedFen, dossier.contracts.get(input.contract)?.schedule),
    ),
  decide: (dossier, { contract: id, ...data }) => {
    const { amendedFen, priceFen } = dossier.contracts.get(id)!;
    return [ContractAmended.of({ ...data, cumulativeFen: amendedFen + data.addedFen, originalFen: priceFen })];
  },
});
