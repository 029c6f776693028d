import { act, at, breach, broken, C, doFirst, event, record, say } from '../act/index.js';
import { contractOf, paymentOf } from '../dossier-access.js';
import { date, fen, id, instant, optional, text, title } from '../schema/index.js';

const returned = { returnedOn: date(), reason: text() };

export const PaymentReturned = event({
  type: 'PaymentReturned',
  scope: 'payment',
  label: say('支付退回', 'Payment returned'),
  act: 'ReturnPayment',
  data: {
    ...returned,
    voucherNo: title(),
    amountFen: fen(),
    instalment: id(),
    /** Where the instalment has fallen due to a small enterprise: until when it was to be paid. */
    dueAt: optional(instant()),
  },
  apply: (dossier, { instalment, lot, contract, payment: id }) => {
    const payment = paymentOf(dossier, { contract, payment: id });
    const { account } = contractOf(dossier, { lot, contract });
    if (payment.condition === 'prepayment') account.prepaidFen -= payment.paidFen;
    payment.paidFen = 0;
    delete payment.voucherNo;
    const due = account.due.get(instalment);
    if (due) account.due.set(instalment, { ...due, settled: false });
  },
});

/**
 * The treasury's money came back: the payment stands as it did before the instruction and is instructed anew under a
 * voucher of its own (INV-44). What was due stays due.
 */
export const returnPayment = act({
  name: 'ReturnPayment',
  scope: 'payment',
  label: say('支付退回', 'Record a returned payment'),
  addresses: [at(`${C}/payments/{payment}/return`)],
  input: returned,
  events: [PaymentReturned],
  standing: ({ payments }, { payment }) => {
    const claim = payments.get(payment);
    return broken(
      claim !== undefined &&
        claim.voucherNo === undefined &&
        breach(
          'VoucherNotInstructed',
          'INV-44',
          [record('INV-44')],
          say('该笔支付没有生效的支付指令', 'No instruction of this payment stands'),
          { payment },
          doFirst('InstructPayment'),
        ),
    );
  },
  decide: (dossier, { contract, payment, ...input }) => {
    const { voucherNo, paidFen, instalment } = dossier.payments.get(payment)!;
    const dueAt = dossier.contracts.get(contract)?.account.due.get(instalment)?.dueAt;
    return [
      PaymentReturned.of({
        ...input,
        ...{ voucherNo: voucherNo!, amountFen: paidFen, instalment },
        ...(dueAt ? { dueAt } : {}),
      }),
    ];
  },
});
