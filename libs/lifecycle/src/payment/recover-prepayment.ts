import { Fraction } from '@tongjian/money-time';
import { act, at, bound, breach, broken, C, doFirst, event, record, say, state } from '../act/index.js';
import { advanceFen } from '../contract/account.js';
import { contractOf } from '../dossier-access.js';
import { Contract, Dossier } from '../dossier.js';
import { fen, id, oneOf, optional, text, title } from '../schema/index.js';
import { paidShare } from './payable.js';

const recovery = {
  amountFen: fen(1),
  /** `milestone` and `evaluation`: a result has earned it; `repaid`: the supplier has paid it back. */
  against: oneOf('milestone', 'acceptance', 'evaluation', 'repaid'),
  milestone: optional(id()),
  evaluation: optional(id()),
  receiptNo: optional(title()),
  reason: text(),
};

export const PrepaymentRecovered = event({
  type: 'PrepaymentRecovered',
  scope: 'contract',
  label: say('预付款抵扣', 'Prepayment recovered'),
  act: 'RecoverPrepayment',
  data: { ...recovery, outstandingFen: fen() },
  apply: (dossier, { amountFen, lot, contract }) =>
    void (contractOf(dossier, { lot, contract }).account.recoveredFen += amountFen),
});

/** Sets an advance off against results, or takes it back: no more than is outstanding, no more than a result earns (INV-11). */
export const recoverPrepayment = act({
  name: 'RecoverPrepayment',
  scope: 'contract',
  label: say('抵扣预付款', 'Recover the prepayment'),
  addresses: [at(`${C}/prepayment/recover`)],
  input: recovery,
  events: [PrepaymentRecovered],
  standing: (dossier, { contract }) => broken(beyondAdvance(dossier, contract)),
  invariants: (dossier, input) =>
    broken(beyondAdvance(dossier, input.contract, input.amountFen), notEarned(dossier, input)),
  decide: ({ contracts }, { contract, ...input }) => {
    const outstandingFen = advanceFen(contracts.get(contract)!.account) - input.amountFen;
    return [PrepaymentRecovered.of({ ...input, outstandingFen })];
  },
});

/** Without an amount: whether there is anything to recover. */
function beyondAdvance({ contracts }: Dossier, id: string, amountFen = 1) {
  const contract = contracts.get(id);
  const outstandingFen = contract ? advanceFen(contract.account) : 0;
  return (
    amountFen > outstandingFen &&
    breach(
      'BeyondPrepayment',
      'INV-11',
      [record('INV-11')],
      say('抵扣额超过未抵扣的预付款', 'More than is outstanding of what was paid in advance'),
      { outstandingFen },
      bound('amountFen', '<=', outstandingFen),
    )
  );
}

interface Input {
  readonly contract: string;
  readonly amountFen: number;
  readonly against: 'milestone' | 'acceptance' | 'evaluation' | 'repaid';
  readonly milestone?: string;
  readonly evaluation?: string;
  readonly receiptNo?: string;
}

function notEarned(dossier: Dossier, input: Input) {
  const contract = dossier.contracts.get(input.contract);
  if (!contract) return [];
  const { against, milestone = '', receiptNo } = input;
  return broken(
    against === 'milestone' && contract.milestones.get(milestone)?.verified !== true && notDone('VerifyMilestone'),
    against === 'acceptance' && !contract.accepted && notDone('ConductAcceptance'),
    against === 'evaluation' && beyondResult(dossier, contract, input),
    against === 'repaid' &&
      receiptNo === undefined &&
      breach(
        'ReceiptMissing',
        'INV-11',
        [record('INV-11')],
        say('退还预付款须写明入账凭证', 'What was paid back has a receipt'),
        { against },
        state('填写入账凭证号', 'Name the receipt'),
      ),
  );
}

/** A result earns of an advance what the contract pays at its score. */
function beyondResult({ evaluations }: Dossier, contract: Contract, { evaluation = '', amountFen }: Input) {
  const plan = evaluations.get(evaluation);
  const result = plan?.contract === contract.contract && plan.result?.appeal !== 'upheld' ? plan.result : undefined;
  if (!result) return notDone('DetermineEvaluationResult');
  const share = paidShare(contract, Fraction.of(result.scoreNum, result.scoreDen), result.grade) ?? Fraction.ZERO;
  const earnedFen = Number(share.multiply(contract.account.prepaidFen).floor());
  const leftFen = Math.max(0, earnedFen - contract.account.recoveredFen);
  return (
    amountFen > leftFen &&
    breach(
      'BeyondResult',
      'INV-11',
      [record('INV-11'), record('INV-32')],
      say('抵扣额超过考核结果应得的预付款', 'More of the advance than the result earns by the contract’s rate'),
      { prepaidFen: contract.account.prepaidFen, earnedFen, recoveredFen: contract.account.recoveredFen },
      bound('amountFen', '<=', leftFen),
    )
  );
}

const notDone = (act: string) =>
  breach(
    'NotEarned',
    'INV-11',
    [record('INV-11')],
    say('预付款须以已核实的成果抵扣', 'An advance is set off against results that were verified'),
    {},
    doFirst(act),
  );

/** An advance that is neither earned nor paid back holds up the last payment and the completion. */
export function advanceOutstanding({ contracts }: Dossier, id: string) {
  const contract = contracts.get(id);
  const outstandingFen = contract ? advanceFen(contract.account) : 0;
  return (
    outstandingFen > 0 &&
    breach(
      'PrepaymentNotRecovered',
      'INV-11',
      [record('INV-11')],
      say('预付款尚未全部抵扣或收回', 'What was paid in advance is not fully earned or paid back'),
      { contract: id, outstandingFen },
      doFirst('RecoverPrepayment'),
    )
  );
}
