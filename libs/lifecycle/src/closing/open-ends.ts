import { breach, civilCode, record, say, state } from '../act/index.js';
import { keepsBond } from '../contract/clause.js';
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

/** Bonds that the clause of a contract keeps: that is recorded before the project ends, even where nothing is held. */
export function bondsToKeep(dossier: Dossier) {
  const open = [...dossier.contracts.values()].filter(
    (contract) => keepsBond(dossier, contract) && (contract.bondHeldFen > 0 || contract.bondForfeited !== true),
  );
  return (
    open.length > 0 &&
    breach(
      'BondsToKeep',
      'INV-33',
      [civilCode('585'), record('INV-33')],
      say('考核不合格自动终止的合同,履约保证金尚未不予退还', 'A bond that a failing result keeps is not forfeited yet'),
      { contracts: open.map(({ contract }) => contract) },
      { kind: 'act', act: 'ForfeitBond' },
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
