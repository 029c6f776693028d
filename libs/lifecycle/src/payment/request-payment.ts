import {
  act,
  at,
  bound,
  breach,
  broken,
  C,
  doFirst,
  event,
  keyOf,
  record,
  regulation,
  say,
  state,
} from '../act/index.js';
import { claimedFen, paymentOf, paymentsOf, pricedFen } from '../dossier-access.js';
import { Contract, Dossier, Instalment } from '../dossier.js';
import { bool, code, fen, id, oneOf, optional, text } from '../schema/index.js';
import { resultFor } from './payable.js';

const CONDITIONS = ['milestone', 'acceptance', 'evaluation', 'prepayment'] as const;
/** `direct` 财政直接支付, `authorised` 财政授权支付, `other` 其他国库集中支付流程, which finance must consent to. */
const claim = {
  instalment: id(),
  amountFen: fen(),
  flow: oneOf('direct', 'authorised', 'other'),
  evidence: text(),
  milestone: optional(id()),
  evaluation: optional(id()),
};
interface Input {
  readonly contract: string;
  readonly payment: string;
  readonly instalment: string;
  readonly amountFen: number;
  readonly milestone?: string;
  readonly evaluation?: string;
}

export const PaymentRequested = event({
  type: 'PaymentRequested',
  scope: 'payment',
  label: say('支付申请', 'Payment requested'),
  act: 'RequestPayment',
  data: { ...claim, payee: code(), condition: oneOf(...CONDITIONS), final: bool() },
  happening: ({ lot, contract, payment, milestone, evaluation }) => {
    const from = keyOf('payment', { lot, contract, payment })!;
    return { links: siblings({ lot, contract, milestone, evaluation }).map((to) => ({ from, to })) };
  },
  apply: (dossier, data) => {
    const { instalment, amountFen, flow, condition, final, evaluation } = data;
    const terms = {
      instalment,
      requestedFen: amountFen,
      flow,
      condition,
      final,
      ...(evaluation ? { evaluation } : {}),
    };
    Object.assign(paymentOf(dossier, data), terms);
  },
});

/** The milestone that is paid and the evaluation that sets the amount stand beside the payment. */
function siblings({
  lot,
  contract,
  milestone,
  evaluation,
}: { [K in 'lot' | 'contract' | 'milestone' | 'evaluation']?: string | undefined }) {
  const parts = { lot: lot!, contract: contract! };
  return [
    ...(milestone ? [keyOf('milestone', { ...parts, milestone })!] : []),
    ...(evaluation ? [keyOf('evaluation', { ...parts, evaluation })!] : []),
  ];
}

const termsOf = (dossier: Dossier, { contract, instalment }: Input) => {
  const parties = dossier.contracts.get(contract);
  return { parties, terms: parties?.schedule.find((one) => one.instalment === instalment) };
};

/** Claims an instalment of a contract, as agreed there and never beyond it (INV-32, INV-36, INV-44). */
export const requestPayment = act({
  name: 'RequestPayment',
  scope: 'payment',
  label: say('申请支付', 'Request a payment'),
  addresses: [at(`${C}/payments`)],
  opensKey: true,
  input: claim,
  events: [PaymentRequested],
  links: (dossier, { contract, milestone, evaluation }) =>
    siblings({ lot: dossier.contracts.get(contract)?.lot, contract, milestone, evaluation }),
  facts: (dossier, input) => {
    const { terms } = termsOf(dossier, input);
    const { amountFen, flow } = input;
    return { payment: { amountFen, flow, condition: terms?.condition, final: terms?.final } };
  },
  invariants: (dossier, input) => {
    const { parties, terms } = termsOf(dossier, input);
    if (!parties) return [];
    if (parties.status === 'drafted') return [unsigned(parties)];
    if (!terms) return [notAgreed(parties, input.instalment)];
    return broken(
      idTaken(dossier, input.payment),
      beyond(dossier, parties, terms, input),
      terms.condition === 'acceptance' && !parties.accepted && notDue('AcceptanceMissing', 'ConductAcceptance'),
      terms.condition === 'milestone' &&
        !reached(parties, input.milestone) &&
        notDue('MilestoneNotVerified', 'VerifyMilestone'),
      terms.condition === 'evaluation' && !determined(dossier, input) && resultMissing(),
    );
  },
  decide: (dossier, input) => {
    const { contract: _contract, payment: _payment, ...given } = input;
    const { parties, terms } = termsOf(dossier, input);
    const { condition, final } = terms!;
    return [PaymentRequested.of({ ...given, payee: parties!.supplier, condition, final })];
  },
});

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

const unsigned = ({ contract }: Contract) =>
  breach(
    'ContractNotSigned',
    'INV-44',
    [regulation('51')],
    say('没有签订合同,不得支付', 'Nothing is paid without a signed contract'),
    { contract },
    doFirst('SignContract'),
  );

const notAgreed = ({ schedule }: Contract, instalment: string) =>
  breach(
    'InstalmentNotAgreed',
    'INV-36',
    [record('INV-36')],
    say('合同支付计划没有这一期', 'The contract’s payment schedule has no such instalment'),
    { instalment, agreed: schedule.map((one) => one.instalment) },
    state('按合同约定的期次申请', 'Request an instalment of the schedule'),
  );

function beyond(dossier: Dossier, contract: Contract, terms: Instalment, { instalment, amountFen }: Input) {
  const earlier = paymentsOf(dossier, contract.contract);
  const claimed = (of: typeof earlier) => of.reduce((sum, payment) => sum + claimedFen(payment), 0);
  const ofInstalment = terms.amountFen - claimed(earlier.filter((payment) => payment.instalment === instalment));
  const ofContract = pricedFen(contract) - claimed(earlier);
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

const reached = ({ milestones }: Contract, milestone?: string) =>
  milestone === undefined
    ? [...milestones.values()].some(({ verified }) => verified)
    : milestones.get(milestone)?.verified === true;

const determined = (dossier: Dossier, input: Input) => {
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
