import { act, at, broken, C, event, say } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf } from '../dossier-access.js';
import { int, text } from '../schema/index.js';

/** No personal data: how many were asked, and what they said in sum. */
const opinion = { respondents: int(1), digest: text() };

export const BeneficiaryOpinionRecorded = event({
  type: 'BeneficiaryOpinionRecorded',
  scope: 'contract',
  label: say('服务对象意见', 'Beneficiary opinion recorded'),
  act: 'RecordBeneficiaryOpinion',
  data: opinion,
  apply: (dossier, data) => void (contractOf(dossier, data).beneficiaryOpinion = true),
});

/** Public services are accepted only with the opinion of those who are served (REG 45). */
export const recordBeneficiaryOpinion = act({
  name: 'RecordBeneficiaryOpinion',
  scope: 'contract',
  label: say('记录服务对象意见', 'Record the beneficiaries’ opinion'),
  addresses: [at(`${C}/beneficiary-opinion`)],
  input: opinion,
  events: [BeneficiaryOpinionRecorded],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed')),
  decide: (_, { contract: _contract, ...input }) => [BeneficiaryOpinionRecorded.of(input)],
});
