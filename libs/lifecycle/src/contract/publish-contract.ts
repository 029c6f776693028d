import { act, at, broken, C, event, say } from '../act/index.js';
import { title } from '../schema/index.js';
import { contractIs } from './conditions.js';

const publication = { noticeNo: title(), channel: title() };

export const ContractPublished = event({
  type: 'ContractPublished',
  scope: 'contract',
  label: say('合同公告', 'Contract published'),
  act: 'PublishContract',
  data: publication,
});

export const publishContract = act({
  name: 'PublishContract',
  scope: 'contract',
  label: say('公告合同', 'Publish the contract'),
  addresses: [at(`${C}/publish`)],
  input: publication,
  events: [ContractPublished],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed', 'completed', 'terminated')),
  decide: (_, { contract: _contract, ...data }) => [ContractPublished.of(data)],
});
