import { act, at, breach, broken, C, doFirst, event, procurementLaw, regulation, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { Dossier } from '../dossier.js';
import { contractOf } from '../dossier-access.js';
import { fallDue, PaymentFellDue, waitingFor } from '../late-payment/index.js';
import { bool, code, DataOf, list, optional, person, record, text } from '../schema/index.js';

const certificate = {
  items: list(record({ item: code(), passed: bool(), finding: optional(text()) }), 1, 500),
  signatures: list(person(), 1, 50),
};
type Certificate = DataOf<typeof certificate>;

export const AcceptanceConducted = event({
  type: 'AcceptanceConducted',
  scope: 'contract',
  label: say('履约验收', 'Acceptance conducted'),
  data: certificate,
});
export const AcceptancePassed = event({
  type: 'AcceptancePassed',
  scope: 'contract',
  label: say('验收合格', 'Acceptance passed'),
  act: 'ConductAcceptance',
  outcome: () => 'passed',
  data: {},
  apply: (dossier, data) => void (contractOf(dossier, data).accepted = true),
});
export const AcceptanceFailed = event({
  type: 'AcceptanceFailed',
  scope: 'contract',
  label: say('验收不合格', 'Acceptance failed'),
  act: 'ConductAcceptance',
  outcome: () => 'failed',
  data: { items: list(code(), 1, 500) },
  apply: (dossier, data) => void (contractOf(dossier, data).accepted = false),
});

const failed = ({ items }: Certificate) => items.filter(({ passed }) => !passed).map(({ item }) => item);

/** Accepts item by item; one failed item fails the whole (NR-36). Not by the handler of the contract (INV-54). */
export const conductAcceptance = act({
  name: 'ConductAcceptance',
  scope: 'contract',
  label: say('履约验收', 'Conduct the acceptance'),
  outcomes: { positive: ['passed'], other: ['failed'] },
  addresses: [at(`${C}/acceptance`)],
  input: certificate,
  events: [AcceptanceConducted, AcceptancePassed, AcceptanceFailed, PaymentFellDue],
  outcome: (input) => (failed(input).length === 0 ? 'passed' : 'failed'),
  standing: (dossier, { contract }) =>
    broken(
      contractIs(dossier, contract, 'signed'),
      heardBeneficiaries(dossier, contract),
      rectificationsOpen(dossier, contract),
    ),
  invariants: (dossier, input) => broken(everyItem(dossier, input)),
  decide: ({ contracts }, { contract, ...input }, occasion) => {
    const conducted = AcceptanceConducted.of(input);
    if (failed(input).length > 0) return [conducted, AcceptanceFailed.of({ items: failed(input) })];
    const parties = contracts.get(contract);
    return [conducted, AcceptancePassed.of({}), ...fallDue(parties, waitingFor(parties, 'acceptance'), occasion)];
  },
});

type Input = Certificate & { readonly contract: string };

function everyItem(dossier: Dossier, { contract, items }: Input) {
  const examined = new Set(items.map(({ item }) => item));
  const missing = (dossier.contracts.get(contract)?.items ?? []).filter((item) => !examined.has(item));
  return (
    missing.length > 0 &&
    breach(
      'ItemsNotExamined',
      'NR-36',
      [regulation('45')],
      say('验收书须覆盖合同的每一项服务', 'The acceptance must cover every item of the contract'),
      { missing },
      state('逐项验收', 'Examine each item of the contract'),
    )
  );
}

function heardBeneficiaries(dossier: Dossier, contract: string) {
  return (
    dossier.proposal?.item.benefitClass === 'public' &&
    dossier.contracts.get(contract)?.beneficiaryOpinion === false &&
    breach(
      'BeneficiaryOpinionMissing',
      'NR-36',
      [regulation('45')],
      say('向社会公众提供的服务,验收须有服务对象意见', 'A service to the public is accepted with its users’ opinion'),
      { contract },
      doFirst('RecordBeneficiaryOpinion'),
    )
  );
}

/** What was ordered to be mended is mended first. */
function rectificationsOpen({ contracts }: Dossier, contract: string) {
  const open = [...(contracts.get(contract)?.performance.rectifications ?? [])].flatMap(([id, is]) => (is ? [id] : []));
  return (
    open.length > 0 &&
    breach(
      'RectificationOpen',
      'NR-36',
      [procurementLaw('41')],
      say('尚有未核验的整改事项,不得验收', 'What was ordered to be mended is not verified yet'),
      { rectifications: open },
      doFirst('VerifyRectification'),
    )
  );
}
