import { breach, record, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** Contracts that are still to be performed: an ending leaves none behind. */
export function contractsStillOpen({ contracts }: Dossier) {
  const open = [...contracts.values()].filter(({ status }) => status === 'signed');
  return (
    open.length > 0 &&
    breach(
      'ContractsStillOpen',
      'INV-38',
      [record('INV-38')],
      say('尚有未履行完毕或未终止的合同', 'A contract is neither completed nor terminated'),
      { contracts: open.map(({ contract }) => contract) },
      { kind: 'act', act: 'CompleteContract' },
      { kind: 'act', act: 'TerminateContract' },
    )
  );
}

/** Payments under way: instructed, and the treasury has not confirmed them. */
export function paymentsUnderWay({ payments }: Dossier) {
  const open = [...payments.values()].filter(({ voucherNo, paidFen }) => voucherNo !== undefined && paidFen === 0);
  return (
    open.length > 0 &&
    breach(
      'PaymentsUnderWay',
      'INV-49',
      [record('INV-49')],
      say('尚有已下达指令、未确认到账的支付', 'A payment is instructed and not confirmed'),
      { payments: open.map(({ payment }) => payment) },
      { kind: 'act', act: 'ConfirmPayment' },
    )
  );
}

export function appealsOpen({ evaluations }: Dossier) {
  const open = [...evaluations.values()].filter(({ result }) => result?.appeal === 'open');
  return (
    open.length > 0 &&
    breach(
      'AppealOpen',
      'INV-38',
      [record('INV-38')],
      say('尚有未决定的申诉', 'An appeal is not decided yet'),
      { evaluations: open.map(({ evaluation }) => evaluation) },
      state('先决定申诉', 'Decide the appeal first'),
    )
  );
}
