import { act, at, breach, broken, C, doFirst, event, record, regulation, say, state } from '../act/index.js';
import { claimedFen, paymentOf } from '../dossier-access.js';
import { code, fen, oneOf, title } from '../schema/index.js';
import { withinRate } from './payable.js';
import { advanceOutstanding } from './recover-prepayment.js';

export const TreasuryPaymentInstructed = event({
  type: 'TreasuryPaymentInstructed',
  scope: 'payment',
  label: say('国库支付指令', 'Treasury payment instructed'),
  act: 'InstructPayment',
  data: { voucherNo: title(), amountFen: fen(), payee: code(), flow: oneOf('direct', 'authorised', 'other') },
  apply: (dossier, data) => {
    paymentOf(dossier, data).voucherNo = data.voucherNo;
    dossier.vouchers.add(data.voucherNo);
  },
});

/** Orders the treasury to pay the contract's supplier what the payment stands at (INV-44). */
export const instructPayment = act({
  name: 'InstructPayment',
  scope: 'payment',
  label: say('下达国库支付指令', 'Instruct a payment'),
  addresses: [at(`${C}/payments/{payment}/instruct`)],
  input: { voucherNo: title() },
  events: [TreasuryPaymentInstructed],
  standing: (dossier, { contract, payment }) => {
    const [parties, claim] = [dossier.contracts.get(contract), dossier.payments.get(payment)];
    if (!parties || !claim) return [];
    return broken(
      claim.withheld &&
        breach(
          'PaymentWithheld',
          'INV-44',
          [record('INV-44')],
          say('该笔支付已暂缓', 'This payment is withheld'),
          { payment },
          state('先解除暂缓', 'Release it first'),
        ),
      claim.flow === 'other' &&
        !claim.consented &&
        breach(
          'FinanceConsentMissing',
          'INV-44',
          [regulation('51')],
          say('其他国库集中支付流程须经财政部门同意', 'Another treasury flow needs the consent of finance'),
          { flow: 'other' },
          doFirst('ConsentPayment'),
        ),
      claimedFen(claim) === 0 &&
        breach(
          'NothingToPay',
          'INV-44',
          [record('INV-44')],
          say('扣减后应付金额为零,无须支付', 'Nothing is left to pay after the reductions'),
          { payment, requestedFen: claim.requestedFen, reducedFen: claim.reducedFen },
        ),
      withinRate(dossier, parties, claim),
      claim.final && advanceOutstanding(dossier, contract),
      claim.voucherNo !== undefined &&
        breach(
          'AlreadyInstructed',
          'INV-44',
          [record('INV-44')],
          say('该笔支付已下达指令', 'This payment is instructed already'),
          { voucherNo: claim.voucherNo },
        ),
    );
  },
  invariants: ({ vouchers }, { voucherNo }) =>
    broken(
      vouchers.has(voucherNo) &&
        breach(
          'VoucherUsed',
          'INV-44',
          [record('INV-44')],
          say('该支付凭证号已使用', 'This voucher number is used already'),
          { voucherNo },
          state('使用新的凭证号', 'Use a voucher number of its own'),
        ),
    ),
  decide: (dossier, { contract, payment, ...input }) => {
    const [parties, claim] = [dossier.contracts.get(contract)!, dossier.payments.get(payment)!];
    const flow = claim.flow as 'direct' | 'authorised' | 'other';
    return [TreasuryPaymentInstructed.of({ ...input, amountFen: claimedFen(claim), payee: parties.supplier, flow })];
  },
});
