import { act, at, broken, C, event, keyOf, KeyParts, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { paymentOf } from '../dossier-access.js';
import { bool, code, fen, id, oneOf, optional, text } from '../schema/index.js';
import { notSettled } from '../termination/settle-termination.js';
import { Claim, claimRefused, nothingToClaim, termsOf, unsigned } from './claim.js';
import { milestoneDue } from './milestone-due.js';

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
    const { instalment, amountFen, flow, condition, final, evaluation, milestone } = data;
    const terms = {
      instalment,
      requestedFen: amountFen,
      flow,
      condition,
      final,
      ...(evaluation ? { evaluation } : {}),
      ...(milestone ? { milestone } : {}),
    };
    Object.assign(paymentOf(dossier, data), terms);
  },
});

/** The milestone that is paid and the evaluation that sets the amount stand beside the payment. */
const siblings = ({ milestone, evaluation, ...parts }: KeyParts): readonly string[] => [
  ...(milestone ? [keyOf('milestone', { ...parts, milestone })!] : []),
  ...(evaluation ? [keyOf('evaluation', { ...parts, evaluation })!] : []),
];

/** Claims an instalment of a contract, as agreed there and never beyond it (INV-32, INV-36, INV-44). */
export const requestPayment = act({
  name: 'RequestPayment',
  scope: 'payment',
  label: say('申请支付', 'Request a payment'),
  addresses: [at(`${C}/payments`)],
  opensKey: true,
  input: claim,
  events: [PaymentRequested],
  links: (dossier, input) => {
    const { contract, evaluation } = input;
    const milestone = milestoneOf(dossier, input);
    return siblings({ lot: dossier.contracts.get(contract)?.lot ?? '', contract, milestone, evaluation });
  },
  facts: (dossier, input) => {
    const { terms } = termsOf(dossier, input);
    const { amountFen, flow } = input;
    return { payment: { amountFen, flow, condition: terms?.condition, final: terms?.final } };
  },
  standing: (dossier, { contract }) =>
    broken(unsigned(dossier, contract), notSettled(dossier, contract), nothingToClaim(dossier, contract)),
  invariants: claimRefused,
  decide: (dossier, input) => {
    const { contract: _contract, payment: _payment, ...given } = input;
    const { parties, terms } = termsOf(dossier, input);
    const { condition, final } = terms!;
    const milestone = milestoneOf(dossier, input);
    const paidBy = milestone ? { milestone } : {};
    return [PaymentRequested.of({ ...given, ...paidBy, payee: parties!.supplier, condition, final })];
  },
});

/** The milestone that is paid: the one named, else the one that makes the instalment due. */
function milestoneOf(dossier: Dossier, input: Claim): string | undefined {
  const { parties, terms } = termsOf(dossier, input);
  const due = parties && terms?.condition === 'milestone' ? milestoneDue(dossier, parties, input) : undefined;
  return input.milestone ?? due;
}
