import { act, at, breach, broken, E, event, record, say, state } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { Evaluation } from '../dossier.js';
import { code, int, text } from '../schema/index.js';

const score = { indicator: code(), scoreHundredths: int(0, 10000), evidence: text() };

export const ComponentScored = event({
  type: 'ComponentScored',
  scope: 'evaluation',
  label: say('分项评分', 'Component scored'),
  act: 'ScoreComponent',
  data: score,
  apply: (dossier, data) => void evaluationOf(dossier, data).scores.set(data.indicator, data.scoreHundredths),
});

/**
 * One indicator's score, by the evaluator that the plan names for its party, in the role that the procedure gives to the
 * party (INV-31). A later score replaces it.
 */
export const scoreComponent = act({
  name: 'ScoreComponent',
  scope: 'evaluation',
  label: say('分项评分', 'Score a component'),
  addresses: [at(`${E}/scores`)],
  input: score,
  events: [ComponentScored],
  facts: ({ evaluations }, { evaluation, indicator }) => ({
    evaluation: { party: partyOf(evaluations.get(evaluation), indicator) },
  }),
  standing: ({ evaluations }, { evaluation }, { actor }) => {
    const plan = evaluations.get(evaluation);
    return plan ? broken(resultStands(plan), noEvaluator(plan, actor.organisation)) : [];
  },
  invariants: ({ evaluations }, { evaluation, indicator }, { actor }) => {
    const plan = evaluations.get(evaluation);
    return plan ? broken(unknownIndicator(plan, indicator), notItsEvaluator(plan, indicator, actor.organisation)) : [];
  },
  decide: (_, { evaluation: _evaluation, ...input }) => [ComponentScored.of(input)],
});

const partyOf = (plan: Pick<Evaluation, 'indicators'> | undefined, indicator: string) =>
  plan?.indicators.find(({ code }) => code === indicator)?.party;

/** Once determined, a result’s scores and evaluators are fixed. */
export const resultStands = ({ evaluation, result }: Evaluation) =>
  result !== undefined &&
  result.appeal !== 'upheld' &&
  breach(
    'ResultDetermined',
    'INV-31',
    [record('INV-31')],
    say('结果已确定,不得改动评分', 'The result is determined; its scores are fixed'),
    { evaluation },
    { kind: 'act', act: 'DecideAppeal', outcomes: ['upheld'] },
  );

const unknownIndicator = ({ indicators }: Evaluation, indicator: string) =>
  !indicators.some(({ code }) => code === indicator) &&
  breach(
    'IndicatorNotPlanned',
    'INV-30',
    [record('INV-30')],
    say('评价方案没有该指标', 'The plan has no such indicator'),
    { indicator, planned: indicators.map(({ code }) => code) },
    state('按方案的指标评分', 'Score an indicator of the plan'),
  );

/** Who evaluates nothing under the plan scores no component of it. */
const noEvaluator = ({ evaluators }: Evaluation, organisation: string) =>
  !evaluators.some((one) => one.organisation === organisation) &&
  breach(
    'NotItsEvaluator',
    'INV-31',
    [record('INV-31')],
    say('评价方案没有确定本单位为评价机构', 'The plan does not name this organisation as an evaluator'),
    { organisation, evaluators: evaluators.map((one) => one.organisation) },
    state('由方案确定的评价机构评分', 'Let the evaluators that the plan names score'),
  );

function notItsEvaluator({ indicators, evaluators }: Evaluation, indicator: string, organisation: string) {
  const party = partyOf({ indicators }, indicator);
  const named = evaluators.filter((evaluator) => evaluator.party === party).map((one) => one.organisation);
  return (
    party !== undefined &&
    !named.includes(organisation) &&
    breach(
      'NotItsEvaluator',
      'INV-31',
      [record('INV-31')],
      say('该指标由方案确定的评价机构评分', 'This indicator is scored by the evaluator that the plan names'),
      { indicator, party, organisation, evaluators: named },
      state(`由${named.join('、')}评分`, `Let it be scored by ${named.join(', ')}`),
    )
  );
}
