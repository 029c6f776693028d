import { Fraction } from '@tongjian/money-time';
import { breach, record, state, say } from '../act/index.js';
import { claimedFen, evaluationsOf } from '../dossier-access.js';
import { Contract, Dossier, Evaluation, Payment, ScoreBand } from '../dossier.js';

/**
 * The band a score falls in: the one with the greatest lower end not above it, so that no score between the whole
 * points of two bands falls through. The rate comes from the contract, never from code (A40).
 */
export function bandOf(bands: readonly ScoreBand[], score: Fraction): ScoreBand | undefined {
  return bands
    .filter(({ fromHundredths }) => score.compare(fromHundredths) >= 0)
    .reduce<ScoreBand | undefined>(
      (best, band) => (best && best.fromHundredths >= band.fromHundredths ? best : band),
      undefined,
    );
}

/** What the contract pays of an amount at a result: the exact rate, and whole fen rounded down. */
export interface Payable {
  readonly rate: Fraction;
  readonly payableFen: number;
  readonly score: Fraction;
}

/** Undefined where the contract does not pay by bands or no result is known. */
export function payableOf(dossier: Dossier, contract: Contract, payment: Payment): Payable | 'noBand' | undefined {
  const result = resultFor(dossier, payment)?.result;
  if (payment.condition !== 'evaluation' || contract.scoreBands.length === 0 || !result) return undefined;
  const score = Fraction.of(result.scoreNum, result.scoreDen);
  const band = bandOf(contract.scoreBands, score);
  if (!band) return 'noBand';
  const rate = Fraction.of(band.payNum, band.payDen);
  return { rate, score, payableFen: Number(rate.multiply(payment.requestedFen).floor()) };
}

/** The share of an instalment paid by result that a score earns; undefined where the contract does not say. */
export function paidShare({ scoreBands }: Contract, score: Fraction, grade: 'pass' | 'fail'): Fraction | undefined {
  if (scoreBands.length === 0) return grade === 'pass' ? Fraction.ONE : undefined;
  const band = bandOf(scoreBands, score);
  return band && Fraction.of(band.payNum, band.payDen);
}

/** The evaluation of its contract that sets a payment: the linked one, else the latest that has a result. */
export const resultFor = (
  dossier: Dossier,
  { contract, evaluation }: Pick<Payment, 'contract' | 'evaluation'>,
): Evaluation | undefined =>
  evaluationsOf(dossier, contract).findLast((one) =>
    evaluation === undefined ? one.result !== undefined : one.evaluation === evaluation,
  );

/** CD-35: a result-linked payment is never instructed above the contract's rate for the result. */
export function withinRate(dossier: Dossier, contract: Contract, payment: Payment) {
  const payable = payableOf(dossier, contract, payment);
  if (payable === undefined) return paidInFullDespiteFailing(dossier, contract, payment);
  if (payable === 'noBand') return noBand(payment);
  return (
    claimedFen(payment) > payable.payableFen &&
    breach(
      'AboveRateOfResult',
      'INV-32',
      [record('INV-32')],
      say('支付额超过合同按考核得分约定的金额', 'More than the contract pays at this score'),
      { claimedFen: claimedFen(payment), payableFen: payable.payableFen, rate: payable.rate.toJSON() },
      { kind: 'act', act: 'ReducePayment' },
    )
  );
}

/** Where the contract says no rate, the last payment of a service that failed is at least reduced by a clause of it. */
const paidInFullDespiteFailing = (dossier: Dossier, { scoreBands }: Contract, payment: Payment) => {
  const result = resultFor(dossier, payment)?.result;
  return (
    (payment.condition === 'evaluation' || payment.final) &&
    scoreBands.length === 0 &&
    result?.grade === 'fail' &&
    result.appeal !== 'upheld' &&
    payment.reducedFen === 0 &&
    breach(
      'NotReducedForResult',
      'INV-32',
      [record('INV-32')],
      say(
        '考核不合格,合同又未约定支付比例的,须按合同条款扣减后支付',
        'A failing result is not paid in full: where the contract says no rate, reduce by a clause of it',
      ),
      { payment: payment.payment, claimedFen: claimedFen(payment) },
      { kind: 'act', act: 'ReducePayment' },
    )
  );
};

export const noBand = (payment: Payment) =>
  breach(
    'NoScoreBand',
    'INV-32',
    [record('INV-32')],
    say('合同没有约定该得分的支付比例', 'The contract says no rate for this score'),
    { payment: payment.payment },
    state('由双方补充约定', 'Let the parties agree on it in a supplement'),
  );
