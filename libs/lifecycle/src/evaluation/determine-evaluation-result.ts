import { addPeriod } from '@tongjian/money-time';
import { act, at, breach, broken, doFirst, E, event, numberSet, record as recordOf, say } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { Dossier, Evaluation } from '../dossier.js';
import { code, instant, int, list, oneOf, optional, record, text } from '../schema/index.js';
import { Earned, fallDue, PaymentFellDue, waitingFor } from '../late-payment/index.js';
import { paidShare } from '../payment/payable.js';
import { scoreOf } from './score.js';

export const EvaluationResultDetermined = event({
  type: 'EvaluationResultDetermined',
  scope: 'evaluation',
  label: say('评价结果确定', 'Evaluation result determined'),
  act: 'DetermineEvaluationResult',
  outcome: ({ grade }) => grade,
  data: {
    /** Hundredths of a point, an exact fraction. */
    scoreNum: int(0),
    scoreDen: int(1),
    grade: oneOf('pass', 'fail'),
    passMarkHundredths: int(0, 10000),
    /** All that the score was computed from, so that anyone can compute it again. */
    components: list(
      record({
        indicator: code(),
        party: code(),
        weightNum: int(1),
        weightDen: int(1),
        scoreHundredths: int(0, 10000),
      }),
      1,
      200,
    ),
    appealUntil: instant(),
    /** What the signed contract says of a failing result; the termination process follows it (INV-33). */
    onFail: oneOf('termination', 'decision'),
    /** How long a consequence that was refused waits before it is tried again; the floor sets it. */
    retryDays: optional(int(1, 365)),
    narrative: optional(text()),
  },
  apply: (dossier, data, { id }) => {
    const { scoreNum, scoreDen, grade, appealUntil, onFail } = data;
    evaluationOf(dossier, data).result = { eventId: id, scoreNum, scoreDen, grade, appealUntil, onFail };
  },
});

export const gradeOf = (plan: Evaluation | undefined): 'pass' | 'fail' | undefined => {
  const score = plan && scoreOf(plan);
  return score && (score.compare(plan.passMarkHundredths) >= 0 ? 'pass' : 'fail');
};

/** Computes the result once every party has scored (INV-31). */
export const determineEvaluationResult = act({
  name: 'DetermineEvaluationResult',
  scope: 'evaluation',
  label: say('确定评价结果', 'Determine the evaluation result'),
  outcomes: { positive: ['pass'], other: ['fail'] },
  addresses: [at(`${E}/result`)],
  input: { narrative: optional(text()) },
  events: [EvaluationResultDetermined, PaymentFellDue],
  outcome: ({ evaluation }, { evaluations }) => gradeOf(evaluations.get(evaluation)) ?? 'pass',
  facts: ({ evaluations }, { evaluation }) => {
    const plan = evaluations.get(evaluation);
    const score = plan && scoreOf(plan);
    return score ? { evaluation: { result: gradeOf(plan), scoreHundredths: Number(score.floor()) } } : {};
  },
  standing: ({ evaluations }, { evaluation }) => {
    const plan = evaluations.get(evaluation);
    return plan ? broken(componentsMissing(plan), alreadyDetermined(plan)) : [];
  },
  decide: (dossier, { evaluation, ...input }, occasion) => {
    const { at, calendar, procedure } = occasion;
    const retryDays = numberSet(procedure, 'consequenceRetryDays');
    const plan = dossier.evaluations.get(evaluation)!;
    const { num: scoreNum, den: scoreDen } = scoreOf(plan)!.toJSON();
    return [
      EvaluationResultDetermined.of({
        ...input,
        scoreNum,
        scoreDen,
        grade: gradeOf(plan)!,
        passMarkHundredths: plan.passMarkHundredths,
        components: componentsOf(plan),
        appealUntil: addPeriod(calendar, at, { n: plan.appealDays, unit: 'day' }, { lastDay: 'moveOn' }).at,
        onFail: carriesClause(dossier, plan) ? 'termination' : 'decision',
        ...(retryDays === undefined ? {} : { retryDays }),
      }),
      ...fallDue(dossier.contracts.get(plan.contract), earnedBy(dossier, plan), occasion),
    ];
  },
});

/** What the contract pays by result at the score that was reached; a failing one is paid by the bands of the contract only. */
function earnedBy({ contracts }: Dossier, plan: Evaluation): readonly Earned[] {
  const contract = contracts.get(plan.contract);
  const share = contract && paidShare(contract, scoreOf(plan)!, gradeOf(plan)!);
  return share === undefined
    ? []
    : waitingFor(contract, 'evaluation').map((one) => ({
        ...one,
        amountFen: Number(share.multiply(one.amountFen).floor()),
      }));
}

const componentsOf = ({ indicators, scores }: Evaluation) =>
  indicators.map(({ code, party, weightNum, weightDen }) => ({
    indicator: code,
    party,
    weightNum,
    weightDen,
    scoreHundredths: scores.get(code)!,
  }));

const carriesClause = ({ contracts }: Dossier, { contract }: Evaluation) => {
  const parties = contracts.get(contract);
  return parties?.terminateOnFail === true && parties.status === 'signed';
};

/** Every indicator of the plan is scored before anything is computed from them (INV-31). */
export function componentsMissing({ indicators, scores }: Evaluation) {
  const missing = indicators.filter(({ code }) => !scores.has(code));
  return (
    missing.length > 0 &&
    breach(
      'ComponentsMissing',
      'INV-31',
      [recordOf('INV-31')],
      say('评价方案确定的各方评分尚不齐全', 'Not every party of the plan has scored'),
      { missing: missing.map(({ code }) => code), parties: [...new Set(missing.map(({ party }) => party))] },
      doFirst('ScoreComponent'),
    )
  );
}

const alreadyDetermined = ({ evaluation, result }: Evaluation) =>
  result !== undefined &&
  result.appeal !== 'upheld' &&
  breach(
    'ResultDetermined',
    'INV-31',
    [recordOf('INV-31')],
    say('结果已确定', 'The result is determined already'),
    { evaluation },
    { kind: 'act', act: 'DecideAppeal', outcomes: ['upheld'] },
  );
