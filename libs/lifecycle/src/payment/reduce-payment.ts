import { Fraction } from '@tongjian/money-time';
import { act, at, bound, breach, broken, C, doFirst, event, record, say, state } from '../act/index.js';
import { claimedFen, paymentOf } from '../dossier-access.js';
import { Dossier, Payment } from '../dossier.js';
import { fen, int, oneOf, optional, record as recordOf, text, title } from '../schema/index.js';
import { noBand, payableOf } from './payable.js';

const ground = { basis: oneOf('scoreBand', 'contractClause'), clause: optional(title()), reason: text() };

export const PaymentReduced = event({
  type: 'PaymentReduced',
  scope: 'payment',
  label: say('扣减支付', 'Payment reduced'),
  act: 'ReducePayment',
  data: {
    ...ground,
    reductionFen: fen(),
    /** The contract's exact rate, where it reduces by score. */
    rate: optional(recordOf({ num: int(0), den: int(1) })),
    scoreNum: optional(int(0)),
    scoreDen: optional(int(1)),
  },
  apply: (dossier, data) => void (paymentOf(dossier, data).reducedFen += data.reductionFen),
});

interface Input {
  readonly contract: string;
  readonly payment: string;
  readonly basis: 'scoreBand' | 'contractClause';
  readonly clause?: string;
  readonly reductionFen?: number;
}

const byScore = (dossier: Dossier, { contract, payment }: Input) => {
  const [parties, claim] = [dossier.contracts.get(contract), dossier.payments.get(payment)];
  return parties && claim ? payableOf(dossier, parties, claim) : undefined;
};

/** Lowers a payment: by the contract's rate for the score, which code computes exactly, or by a clause (A40). */
export const reducePayment = act({
  name: 'ReducePayment',
  scope: 'payment',
  label: say('扣减支付', 'Reduce a payment'),
  addresses: [at(`${C}/payments/{payment}/reduce`)],
  input: { ...ground, reductionFen: optional(fen()) },
  events: [PaymentReduced],
  standing: ({ payments }, { payment }) => {
    const claim = payments.get(payment);
    return broken(claim?.voucherNo !== undefined && tooLate(claim));
  },
  invariants: (dossier, input) => {
    const claim = dossier.payments.get(input.payment);
    if (!claim) return [];
    return broken(
      ...(input.basis === 'scoreBand'
        ? [ratedAs(dossier, input)]
        : [
            (input.clause === undefined || input.reductionFen === undefined) && clauseMissing(),
            input.reductionFen !== undefined &&
              input.reductionFen > claimedFen(claim) &&
              breach(
                'BeyondClaim',
                'INV-36',
                [record('INV-36')],
                say('扣减额超过申请额', 'More is taken off than was claimed'),
                { reductionFen: input.reductionFen, claimedFen: claimedFen(claim) },
                bound('reductionFen', '<=', claimedFen(claim)),
              ),
          ]),
    );
  },
  decide: (dossier, input) => {
    const { contract: _contract, payment, reductionFen = 0, ...given } = input;
    if (input.basis === 'contractClause') return [PaymentReduced.of({ ...given, reductionFen })];
    const claim = dossier.payments.get(payment)!;
    const { rate, score, payableFen } = byScore(dossier, input) as {
      rate: Fraction;
      score: Fraction;
      payableFen: number;
    };
    const { num: scoreNum, den: scoreDen } = score.toJSON();
    const fromClaim = Math.max(0, claimedFen(claim) - payableFen);
    return [PaymentReduced.of({ ...given, reductionFen: fromClaim, rate: rate.toJSON(), scoreNum, scoreDen })];
  },
});

function ratedAs(dossier: Dossier, input: Input) {
  const claim = dossier.payments.get(input.payment)!;
  const payable = byScore(dossier, input);
  if (payable === 'noBand') return noBand(claim);
  if (payable === undefined)
    return breach(
      'NotPaidByScore',
      'INV-32',
      [record('INV-32')],
      say(
        '合同没有约定按得分支付该款,或结果尚未确定',
        'The contract does not pay this by score, or no result is determined',
      ),
      { condition: claim.condition },
      doFirst('DetermineEvaluationResult'),
    );
  const reductionFen = Math.max(0, claimedFen(claim) - payable.payableFen);
  return (
    input.reductionFen !== undefined &&
    input.reductionFen !== reductionFen &&
    breach(
      'NotTheContractRate',
      'INV-32',
      [record('INV-32')],
      say('扣减额与合同约定的比例不符', 'The reduction is not what the contract’s rate gives'),
      { given: input.reductionFen, reductionFen, rate: payable.rate.toJSON() },
      bound('reductionFen', '=', reductionFen),
    )
  );
}

/** The treasury pays what it was told: from the instruction on the amount is fixed. */
const tooLate = ({ voucherNo = '', paidFen }: Payment) =>
  breach(
    'AlreadyInstructed',
    'INV-44',
    [record('INV-44')],
    say('支付指令已下达,金额不得再扣减', 'The payment is instructed: its amount is fixed'),
    { voucherNo, paidFen },
    { kind: 'act', act: 'VoidAct' },
  );

const clauseMissing = () =>
  breach(
    'ClauseRequired',
    'INV-36',
    [record('INV-36')],
    say('按合同条款扣减须写明条款和金额', 'A reduction by clause names the clause and the amount'),
    {},
    state('写明条款和金额', 'Name the clause and the amount'),
  );
