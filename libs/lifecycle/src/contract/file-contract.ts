import { act, at, broken, C, event, say } from '../act/index.js';
import { title } from '../schema/index.js';
import { contractIs } from './conditions.js';

const filing = { filingNo: title(), filedWith: title() };

export const ContractFiled = event({
  type: 'ContractFiled',
  scope: 'contract',
  label: say('合同备案', 'Contract filed'),
  act: 'FileContract',
  data: filing,
});

export const fileContract = act({
  name: 'FileContract',
  scope: 'contract',
  label: say('备案合同', 'File the contract'),
  addresses: [at(`${C}/file`)],
  input: filing,
  events: [ContractFiled],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed', 'completed', 'terminated')),
  decide: (_, { contract: _contract, ...data }) => [ContractFiled.of(data)],
});
