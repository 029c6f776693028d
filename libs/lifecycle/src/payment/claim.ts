import { Breach, bound, breach, broken, doFirst, record, regulation, say, state } from '../act/index.js';
import { claimedFen, paymentsOf, pricedFen } from '../dossier-access.js';
import { Contract, Dossier, Instalment, Payment } from '../dossier.js';
import { milestoneDue } from './milestone-due.js';
import { resultFor } from './payable.js';

/** What a request claims of its contract. */
export interface Claim {
  readonly contract: string;
  readonly payment: string;
  readonly instalment: string;
  readonly amountFen: number;
  readonly milestone?: string;
  readonly evaluation?: string;
}

/** The contract and what it agreed on the instalment. */
export const termsOf = (dossier: Dossier, { contract, instalment }: Claim) => {
  const parties = dossier.contracts.get(contract);
  return { parties, terms: parties?.schedule.find((one) => one.instalment === instalment) };
};

/** A claim is refused beyond what was agreed, and before the agreed condition is met (INV-32, INV-36, INV-44). */
export function claimRefused(dossier: Dossier, input: Claim): readonly Breach[] {
  const { parties, terms } = termsOf(dossier, input);
  if (!parties || parties.status === 'drafted') return [];
  if (!terms) return [notAgreed(parties, input.instalment)];
  return broken(
    idTaken(dossier, input.payment),
    beyond(dossier, parties, terms, input),
    terms.condition === 'acceptance' && !parties.accepted && notDue('AcceptanceMissing', 'ConductAcceptance'),
    terms.condition === 'milestone' &&
      milestoneDue(dossier, parties, input) === undefined &&
      notDue('MilestoneNotVerified', 'VerifyMilestone'),
    terms.condition === 'evaluation' && !determined(dossier, input) && resultMissing(),
  );
}

const idTaken = ({ payments }: Dossier, payment: string) =>
  payments.has(payment) &&
  breach(
    'PaymentKnown',
    'INV-19',
    [record('INV-19')],
    say('支付编号已使用', 'A payment of that id was requested already'),
    { payment },
    state('使用新的编号', 'Choose another id'),
  );

/** Nothing is claimed of a contract before it is signed, whatever it is for. */
export const unsigned = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.status === 'drafted' &&
  breach(
    'ContractNotSigned',
    'INV-44',
    [regulation('51')],
    say('没有签订合同,不得支付', 'Nothing is paid without a signed contract'),
    { contract },
    doFirst('SignContract'),
  );

/** Where every instalment is claimed in full nothing can be asked for any more. */
export function nothingToClaim(dossier: Dossier, id: string): Breach | false {
  const contract = dossier.contracts.get(id);
  if (!contract || contract.status === 'drafted') return false;
  const worthFen = contract.account.settledFen ?? pricedFen(contract);
  const leftFen = worthFen - paymentsOf(dossier, id).reduce((sum, payment) => sum + claimedFen(payment), 0);
  const open = contract.schedule.some(
    ({ instalment, amountFen }) => amountFen > claimedOf(dossier, id, (payment) => payment.instalment === instalment),
  );
  return (
    (leftFen <= 0 || !open) &&
    breach(
      'NothingToClaim',
      'INV-36',
      [record('INV-36'), regulation('51')],
      say('合同各期款项均已申请', 'Every instalment of the contract is claimed already'),
      { contract: id, priceFen: pricedFen(contract) },
      doFirst('AmendContract'),
    )
  );
}

const claimedOf = (dossier: Dossier, contract: string, of: (payment: Payment) => boolean) =>
  paymentsOf(dossier, contract)
    .filter(of)
    .reduce((sum, payment) => sum + claimedFen(payment), 0);

const notAgreed = ({ schedule }: Contract, instalment: string) =>
  breach(
    'InstalmentNotAgreed',
    'INV-36',
    [record('INV-36')],
    say('合同支付计划没有这一期', 'The contract’s payment schedule has no such instalment'),
    { instalment, agreed: schedule.map((one) => one.instalment) },
    state('按合同约定的期次申请', 'Request an instalment of the schedule'),
  );

function beyond(dossier: Dossier, contract: Contract, terms: Instalment, { instalment, amountFen }: Claim) {
  const earlier = paymentsOf(dossier, contract.contract);
  const claimed = (of: typeof earlier) => of.reduce((sum, payment) => sum + claimedFen(payment), 0);
  const ofInstalment = terms.amountFen - claimed(earlier.filter((payment) => payment.instalment === instalment));
  const ofContract = (contract.account.settledFen ?? pricedFen(contract)) - claimed(earlier);
  const leftFen = Math.max(0, Math.min(ofInstalment, ofContract));
  return (
    amountFen > leftFen &&
    breach(
      'BeyondContract',
      'INV-36',
      [record('INV-36'), regulation('51')],
      say('申请额超过合同该期或合同总价的余额', 'More than the instalment, or the contract, has left'),
      { amountFen, leftFen },
      bound('amountFen', '<=', leftFen),
    )
  );
}

const determined = (dossier: Dossier, input: Claim) => {
  const result = resultFor(dossier, input)?.result;
  return result !== undefined && result.appeal !== 'open' && result.appeal !== 'upheld';
};

const resultMissing = () =>
  breach(
    'ResultNotDetermined',
    'INV-32',
    [record('INV-32')],
    say('按考核结果支付的款项,须先确定考核结果', 'An instalment paid by result needs a determined result that stands'),
    {},
    doFirst('DetermineEvaluationResult'),
  );

const notDue = (code: string, act: string) =>
  breach(
    code,
    'INV-44',
    [regulation('51')],
    say('合同约定的支付条件尚未成就', 'The condition that the contract sets for this payment is not met yet'),
    {},
    doFirst(act),
  );
