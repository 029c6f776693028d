import { act, at, breach, broken, C, event, keyOf, record as recordOf, say, state } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { bool, code, DataOf, id, int, list, optional, record, title } from '../schema/index.js';
import { quantifiedShare, weightsNotOne, weightsTooFine } from './weights.js';

const plan = {
  evaluation: id(),
  kind: code(),
  indicators: list(
    record({
      code: code(),
      name: title(),
      party: code(),
      weightNum: int(1, 1_000_000),
      weightDen: int(1, 1_000_000),
      quantified: optional(bool()),
    }),
    1,
    200,
  ),
  passMarkHundredths: int(0, 10000),
  /** `independent`: the evaluator's declaration that no interest ties it to purchaser or supplier. */
  evaluators: list(record({ party: code(), organisation: code(), independent: optional(bool()) }), 1, 50),
  appealDays: int(0, 365),
};
type Plan = DataOf<typeof plan>;

export const EvaluationPlanned = event({
  type: 'EvaluationPlanned',
  scope: 'contract',
  label: say('评价方案', 'Evaluation planned'),
  act: 'PlanEvaluation',
  data: plan,
  happening: ({ lot, contract, evaluation }) => ({ opens: [keyOf('evaluation', { lot, contract, evaluation })!] }),
  apply: (dossier, data) => {
    const { kind, indicators, passMarkHundredths, appealDays, evaluators } = data;
    Object.assign(evaluationOf(dossier, data), { kind, indicators, passMarkHundredths, appealDays, evaluators });
  },
});

/**
 * Fixes what is measured, by whom and how it counts, before implementation begins (INV-30). Which parties take part, the
 * procedure says (INV-31).
 */
export const planEvaluation = act({
  name: 'PlanEvaluation',
  scope: 'contract',
  label: say('制定评价方案', 'Plan an evaluation'),
  addresses: [at(`${C}/evaluations`)],
  opensBelow: 'evaluation',
  input: plan,
  events: [EvaluationPlanned],
  facts: (_, { indicators }) => ({
    evaluation: {
      parties: [...new Set(indicators.map(({ party }) => party))].sort(),
      quantifiedShare: quantifiedShare(indicators),
    },
  }),
  standing: (dossier, { contract }) => broken(tooLate(dossier, contract)),
  invariants: (dossier, input) =>
    broken(
      idTaken(dossier, input),
      weightsNotOne(input),
      weightsTooFine(input),
      indicatorTwice(input),
      evaluatorMissing(input),
      notIndependent(dossier, input),
    ),
  decide: (_, { contract: _contract, ...input }) => [EvaluationPlanned.of(input)],
});

const idTaken = ({ evaluations }: Dossier, { evaluation }: Plan) =>
  evaluations.has(evaluation) &&
  breach(
    'IdTaken',
    'INV-30',
    [recordOf('INV-30')],
    say('评价编号已使用', 'An evaluation of this id is planned already'),
    { evaluation },
    state('使用新的编号', 'Choose another id'),
  );

const tooLate = ({ contracts }: Dossier, contract: string) =>
  contracts.get(contract)?.implementationBegun === true &&
  breach(
    'ImplementationHasBegun',
    'INV-30',
    [recordOf('INV-30')],
    say('评价方案须在实施前确定', 'An evaluation is planned before implementation begins'),
    { contract },
  );

function indicatorTwice({ indicators }: Plan) {
  const codes = indicators.map((indicator) => indicator.code);
  const twice = codes.filter((one, i) => codes.indexOf(one) !== i);
  return (
    twice.length > 0 &&
    breach('IndicatorTwice', 'INV-30', [recordOf('INV-30')], say('指标编号重复', 'An indicator stands twice'), {
      indicators: twice,
    })
  );
}

function evaluatorMissing({ indicators, evaluators }: Plan) {
  const named = new Set(evaluators.map(({ party }) => party));
  const missing = [...new Set(indicators.map(({ party }) => party).filter((party) => !named.has(party)))];
  return (
    missing.length > 0 &&
    breach(
      'EvaluatorMissing',
      'INV-31',
      [recordOf('INV-31')],
      say('每个评价方都须有确定的评价机构', 'Every party of the plan needs its evaluator'),
      { missing },
      state('补充评价机构', 'Name an evaluator for each party'),
    )
  );
}

function notIndependent({ proposal, contracts }: Dossier, { contract, evaluators }: Plan & { contract: string }) {
  const tied = [proposal?.purchaser, contracts.get(contract)?.supplier];
  const dependent = evaluators.filter(
    ({ party, organisation, independent }) =>
      party === 'thirdParty' && (independent !== true || tied.includes(organisation)),
  );
  return (
    dependent.length > 0 &&
    breach(
      'EvaluatorNotIndependent',
      'INV-35',
      [recordOf('INV-35')],
      say('第三方评价机构须独立并作出回避声明', 'A third-party evaluator is independent and has declared so'),
      { organisations: dependent.map(({ organisation }) => organisation) },
      state('更换机构或补充声明', 'Name another one, or file the declaration'),
    )
  );
}
