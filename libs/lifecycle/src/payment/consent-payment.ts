import { act, at, C, event, say } from '../act/index.js';
import { paymentOf } from '../dossier-access.js';
import { optional, text } from '../schema/index.js';

export const PaymentFinanceConsented = event({
  type: 'PaymentFinanceConsented',
  scope: 'payment',
  label: say('财政部门同意支付', 'Finance consented to the payment'),
  act: 'ConsentPayment',
  data: { opinion: optional(text()) },
  apply: (dossier, data) => void (paymentOf(dossier, data).consented = true),
});

/** Finance consents to another treasury flow than the ordinary ones (KQ-29), or where the procedure asks for it. */
export const consentPayment = act({
  name: 'ConsentPayment',
  scope: 'payment',
  label: say('审核同意支付', 'Consent to a payment'),
  addresses: [at(`${C}/payments/{payment}/consent`)],
  input: { opinion: optional(text()) },
  events: [PaymentFinanceConsented],
  decide: (_, { contract: _contract, payment: _payment, ...input }) => [PaymentFinanceConsented.of(input)],
});
