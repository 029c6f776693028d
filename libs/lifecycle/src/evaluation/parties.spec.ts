import { by, Case, does } from '../../test/case.js';
import { CITY_PLAN, implementing, PLAN, signed } from '../../test/kindergarten.js';
import { DISTRICT_PLAN, signedInKeqiao } from '../../test/keqiao.js';

type Plan = typeof PLAN;
const planned = (told: Case, plan: Plan) => told.when(does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', plan));
const partiesOf = (plan: Plan) => (plan['indicators'] as { readonly party: string }[]).map(({ party }) => party);
/** The plan without one party: its weight goes to the indicator that is left first. */
function without(plan: Plan, party: string): Plan {
  const indicators = plan['indicators'] as { party: string; weightNum: number; weightDen: number }[];
  const [first, ...rest] = indicators.filter((one) => one.party !== party);
  const [gone] = indicators.filter((one) => one.party === party);
  return { ...plan, indicators: [{ ...first!, weightNum: first!.weightNum + gone!.weightNum }, ...rest] };
}
/** Every part is the purchaser's, as far as the plan goes. */
const allBy = (plan: Plan, organisation: string): Plan => ({
  ...plan,
  evaluators: (plan['evaluators'] as { party: string }[]).map((one) =>
    one.party === 'thirdParty' ? one : { ...one, organisation },
  ) as never,
});
const score = (told: Case, role: string, indicator: string, organisation: string) =>
  told.when(
    does(by(role, organisation), '2021-06-17', 'ScoreComponent', {
      evaluation: '1',
      indicator,
      scoreHundredths: 9000,
      evidence: '记录',
    }),
  );

describe.each([
  ['a kindergarten in Chengdu (CD-33)', PLAN, () => signed()],
  ['any other service in Chengdu (CD-32)', CITY_PLAN, () => signed({}, { serviceType: 'waterTesting' })],
  ['a service in Keqiao (KQ-31)', DISTRICT_PLAN, () => signedInKeqiao()],
])('the evaluation of %s', (_, plan, told) => {
  it('is planned with an indicator for every party that the procedure requires (INV-31)', () => {
    expect(planned(told(), plan).types).toEqual(['EvaluationPlanned']);
    for (const party of partiesOf(plan)) {
      const { refusal, codes } = planned(told(), without(plan, party));
      expect(codes).toEqual(['PartiesMissing']);
      expect(refusal).toMatchObject({ rule: 'INV-31' });
    }
  });

  it('is not the purchaser’s alone (INV-31)', () => {
    const alone = [{ code: 'x', name: 'x', party: 'purchaser', weightNum: 1, weightDen: 1 }];
    expect(planned(told(), { ...plan, indicators: alone }).codes).toEqual(['PartiesMissing']);
  });

  it('is scored by each party in its own role: the purchaser scores nobody else’s part (INV-31, A36)', () => {
    const accepted = does('purchaser.reviewer', '2021-06-01', 'ConductAcceptance', {
      contract: '1',
      items: [{ item: 'kg', passed: true }],
      signatures: ['p_reviewer'],
    });
    const opinion = does('community', '2021-05-31', 'RecordBeneficiaryOpinion', {
      contract: '1',
      respondents: 3,
      digest: '好',
    });
    const performing = told().and(...implementing(allBy(plan, 'o-purchaser')), opinion, accepted);
    const indicators = plan['indicators'] as { readonly code: string; readonly party: string }[];
    for (const { code, party } of indicators.filter((one) => one.party !== 'thirdParty'))
      expect(score(performing, 'purchaser.reviewer', code, 'o-purchaser').codes).toEqual(
        party === 'purchaser' ? [] : ['NotTheirPart'],
      );
  });
});
