import { OpenPayment, paymentIn } from '../draft.js';
import { Data, fact, Facts } from './fact.js';

const onPayment = (fields: readonly string[], apply: (payment: OpenPayment, data: Data) => void) =>
  fact(['contract', 'payment', ...fields], (draft, data) =>
    apply(paymentIn(draft, data.text('contract'), data.text('payment')), data),
  );

/** From the request of a payment to the money's arrival. */
export const PAYMENT_FACTS: Facts = {
  PaymentRequested: onPayment(['amountFen'], (payment, data) => void (payment.requestedFen = data.fen('amountFen'))),
  PaymentReduced: onPayment(['reductionFen'], (payment, data) => {
    payment.reducedFen += data.fen('reductionFen');
  }),
  PaymentWithheld: onPayment([], (payment) => void (payment.withheld = true)),
  PaymentReleased: onPayment([], (payment) => void (payment.withheld = false)),
  PaymentMade: onPayment(['amountFen'], (payment, data) => {
    payment.paidFen = data.fen('amountFen');
    payment.withheld = false;
  }),
  PaymentReturned: onPayment([], (payment) => void (payment.paidFen = 0)),
};
