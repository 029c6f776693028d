import { Act } from '../act/index.js';
import { confirmPayment } from './confirm-payment.js';
import { consentPayment } from './consent-payment.js';
import { instructPayment } from './instruct-payment.js';
import { recoverPrepayment } from './recover-prepayment.js';
import { reducePayment } from './reduce-payment.js';
import { requestPayment } from './request-payment.js';
import { returnPayment } from './return-payment.js';
import { withholdPayment } from './withhold-payment.js';

export * from './confirm-payment.js';
export * from './consent-payment.js';
export * from './instruct-payment.js';
export * from './payable.js';
export * from './recover-prepayment.js';
export * from './reduce-payment.js';
export * from './request-payment.js';
export * from './return-payment.js';
export * from './withhold-payment.js';

/** Payment (资金支付), from the claim to the money's arrival. */
export const paymentActs: readonly Act[] = [
  requestPayment,
  consentPayment,
  instructPayment,
  confirmPayment,
  returnPayment,
  recoverPrepayment,
  reducePayment,
  withholdPayment,
];
