import { Act } from '../act/index.js';
import { accrueLateInterest } from './accrue-late-interest.js';
import { flagOverduePayment } from './flag-overdue-payment.js';

export * from './accrue-late-interest.js';
export * from './due-events.js';
export { type Earned, fallDue, waitingFor } from './falls-due.js';
export { flagOverduePayment } from './flag-overdue-payment.js';
export * from './late-payment-process.js';
export { paidOfDue } from './paid-late.js';

/** Payment that comes too late (逾期支付). */
export const latePaymentActs: readonly Act[] = [flagOverduePayment, accrueLateInterest];
