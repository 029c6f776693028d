import { act, at, broken, C, event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { advanceOutstanding } from '../payment/recover-prepayment.js';
import { optional, text } from '../schema/index.js';
import { clauseUnsettled } from './clause.js';
import { contractIs } from './conditions.js';

const completion = { summary: optional(text()) };

export const ContractCompleted = event({
  type: 'ContractCompleted',
  scope: 'contract',
  label: say('合同履行完毕', 'Contract completed'),
  act: 'CompleteContract',
  data: completion,
  apply: (dossier, key) => void (contractOf(dossier, key).status = 'completed'),
});

/** Declares the contract performed; what that takes is the procedure's to say. */
export const completeContract = act({
  name: 'CompleteContract',
  scope: 'contract',
  label: say('合同履行完毕', 'Complete the contract'),
  addresses: [at(`${C}/complete`)],
  input: completion,
  events: [ContractCompleted],
  standing: (dossier, { contract }) =>
    broken(
      contractIs(dossier, contract, 'signed'),
      clauseUnsettled(dossier, contract),
      advanceOutstanding(dossier, contract),
    ),
  decide: (_, { contract: _contract, ...data }) => [ContractCompleted.of(data)],
});
