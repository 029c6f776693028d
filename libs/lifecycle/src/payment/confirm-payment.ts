import { advanceFen } from '../contract/account.js';
import { act, at, bound, breach, broken, C, doFirst, event, record, say } from '../act/index.js';
import { claimedFen, contractOf, paymentOf } from '../dossier-access.js';
import { LateInterestAccrued, paidOfDue, PaymentDueSettled } from '../late-payment/index.js';
import { date, fen, title } from '../schema/index.js';

const made = { voucherNo: title(), amountFen: fen(), paidOn: date() };

export const PaymentMade = event({
  type: 'PaymentMade',
  scope: 'payment',
  label: say('到账', 'Payment made'),
  act: 'ConfirmPayment',
  data: made,
  apply: (dossier, data) => {
    const payment = paymentOf(dossier, data);
    payment.paidFen = data.amountFen;
    payment.voucherNo = data.voucherNo;
    dossier.vouchers.add(data.voucherNo);
  },
});

/** What was paid in advance, to be earned by results or paid back (INV-11). */
export const PrepaymentMade = event({
  type: 'PrepaymentMade',
  scope: 'payment',
  label: say('预付款', 'Prepayment made'),
  data: { amountFen: fen(), outstandingFen: fen() },
  apply: (dossier, { lot, contract, amountFen }) =>
    void (contractOf(dossier, { lot, contract }).account.prepaidFen += amountFen),
});

/** Confirms that the treasury paid. A voucher is confirmed once, however often the bank reports it. */
export const confirmPayment = act({
  name: 'ConfirmPayment',
  scope: 'payment',
  label: say('确认到账', 'Confirm a payment'),
  addresses: [at(`${C}/payments/{payment}/confirm`)],
  input: made,
  events: [PaymentMade, PrepaymentMade, LateInterestAccrued, PaymentDueSettled],
  standing: ({ payments }, { payment }) => {
    const claim = payments.get(payment);
    if (!claim) return [];
    return broken(
      claim.paidFen > 0 &&
        breach(
          'AlreadyPaid',
          'INV-44',
          [record('INV-44')],
          say('该凭证已确认到账,不重复记录', 'This voucher was confirmed already; it is not recorded twice'),
          { voucherNo: claim.voucherNo ?? '', paidFen: claim.paidFen },
        ),
      claim.voucherNo === undefined &&
        breach(
          'VoucherNotInstructed',
          'INV-44',
          [record('INV-44')],
          say('该笔支付尚未下达支付指令', 'This payment is not instructed yet'),
          { payment },
          doFirst('InstructPayment'),
        ),
    );
  },
  invariants: (dossier, { payment, voucherNo, amountFen }) => {
    const claim = dossier.payments.get(payment);
    if (!claim) return [];
    const dueFen = claimedFen(claim);
    return broken(
      claim.voucherNo !== undefined &&
        claim.voucherNo !== voucherNo &&
        breach(
          'VoucherNotInstructed',
          'INV-44',
          [record('INV-44')],
          say('没有以该凭证号下达支付指令', 'No payment was instructed under this voucher number'),
          { voucherNo, instructed: claim.voucherNo },
          bound('voucherNo', '=', claim.voucherNo),
        ),
      amountFen !== dueFen &&
        breach(
          'AmountNotInstructed',
          'INV-44',
          [record('INV-44')],
          say('到账金额与支付指令不符', 'The amount paid is not the amount instructed'),
          { amountFen, instructedFen: dueFen },
          bound('amountFen', '=', dueFen),
        ),
    );
  },
  decide: (dossier, { contract, payment, ...input }) => {
    const [parties, claim] = [dossier.contracts.get(contract), dossier.payments.get(payment)!];
    const { amountFen } = input;
    const outstandingFen = (parties ? advanceFen(parties.account) : 0) + amountFen;
    return [
      PaymentMade.of(input),
      ...(claim.condition === 'prepayment' ? [PrepaymentMade.of({ amountFen, outstandingFen })] : []),
      ...paidOfDue(dossier, parties, claim, input),
    ];
  },
});
