import { act, at, breach, broken, C, event, record, say } from '../act/index.js';
import { paymentOf } from '../dossier-access.js';
import { oneOf, text, title } from '../schema/index.js';

const ground = { clause: title(), reason: text() };

export const PaymentWithheld = event({
  type: 'PaymentWithheld',
  scope: 'payment',
  label: say('暂缓支付', 'Payment withheld'),
  act: 'WithholdPayment',
  outcome: () => 'withheld',
  data: ground,
  apply: (dossier, data) => void (paymentOf(dossier, data).withheld = true),
});
export const PaymentReleased = event({
  type: 'PaymentReleased',
  scope: 'payment',
  label: say('解除暂缓支付', 'Payment released'),
  act: 'WithholdPayment',
  outcome: () => 'released',
  data: ground,
  apply: (dossier, data) => void (paymentOf(dossier, data).withheld = false),
});

/** Stops a payment on a clause of the contract, and lets it go on once the cause is gone. */
export const withholdPayment = act({
  name: 'WithholdPayment',
  scope: 'payment',
  label: say('暂缓支付', 'Withhold or release a payment'),
  outcomes: { positive: ['withheld'], other: ['released'] },
  addresses: [
    at(`${C}/payments/{payment}/withhold`, { outcome: 'withheld' }),
    at(`${C}/payments/{payment}/release`, { outcome: 'released' }),
  ],
  input: { outcome: oneOf('withheld', 'released'), ...ground },
  events: [PaymentWithheld, PaymentReleased],
  outcome: ({ outcome }) => outcome,
  standing: ({ payments }, { payment }) => {
    const claim = payments.get(payment);
    return broken(
      claim !== undefined &&
        claim.paidFen > 0 &&
        breach('AlreadyPaid', 'INV-44', [record('INV-44')], say('该笔款项已支付', 'This payment was made already'), {
          paidFen: claim.paidFen,
        }),
    );
  },
  invariants: ({ payments }, { payment, outcome }) => {
    const claim = payments.get(payment);
    return broken(
      claim !== undefined &&
        claim.withheld === (outcome === 'withheld') &&
        breach(
          'NothingChanges',
          'INV-44',
          [record('INV-44')],
          say('该笔支付已处于此状态', 'The payment stands so already'),
          { withheld: claim.withheld },
        ),
    );
  },
  decide: (_, { outcome, contract: _contract, payment: _payment, ...input }) => [
    (outcome === 'withheld' ? PaymentWithheld : PaymentReleased).of(input),
  ],
});
