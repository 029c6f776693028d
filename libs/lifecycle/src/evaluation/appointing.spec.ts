import { by, does } from '../../test/case.js';
import {
  allScored,
  CITY_PLAN,
  determine,
  implementing,
  performing,
  PLAN,
  scores,
  signed,
} from '../../test/kindergarten.js';

const E = { evaluation: '1' };
const appoint = (changes: object = {}) =>
  does('purchaser.head', '2020-10-09', 'AppointEvaluator', {
    ...E, party: 'thirdParty', organisation: 'o-new', declaration: '回避声明', independent: true, ...changes,
  }); // prettier-ignore

describe('an evaluator', () => {
  it('is appointed in the place of another, and scores from then on (INV-35)', () => {
    const [, care] = scores({ conditions: 9000, care: 9000 });
    const told = performing().and(appoint());
    expect(told.when(care!).codes).toEqual(['NotItsEvaluator']);
    expect(told.when({ ...care!, by: by('thirdParty', 'o-new') }).types).toEqual(['ComponentScored']);
  });

  it.each([
    ['the supplier', { organisation: 'b' }, 'EvaluatorNotIndependent'],
    ['the purchaser', { organisation: 'o-purchaser' }, 'EvaluatorNotIndependent'],
    ['who has not declared independence', { independent: false }, 'EvaluatorNotIndependent'],
    ['for no party of the plan', { party: 'media' }, 'PartyNotPlanned'],
  ])('is not %s', (_, changes, code) => {
    expect(performing().when(appoint(changes)).codes).toEqual([code]);
  });

  it('is not a subcontractor of the contract, and declares on paper (INV-35)', () => {
    const told = performing({ items: [{ code: 'kg', name: '办园' }, { code: 'x', name: '膳食' }] }).and(
      does('purchaser.head', '2020-10-08', 'DecideSubcontract', { contract: '1', outcome: 'approved', subcontract: '1', subcontractor: 'o-new', amountFen: 1, items: ['x'] }),
    ); // prettier-ignore
    expect(told.when(appoint()).refusal).toMatchObject({ code: 'EvaluatorNotIndependent', rule: 'INV-35' });
    expect(performing().when({ ...appoint(), attachments: [] }).codes).toEqual(['DeclarationMissing']);
  });

  it('is fixed once the result is determined', () => {
    const done = performing().and(...allScored(9000), determine);
    expect(done.when({ ...appoint(), on: '2021-06-22' }).codes).toContain('ResultDetermined');
  });
});

describe('weights and scores (INV-30, INV-31)', () => {
  const indicators = (first: number) =>
    (PLAN['indicators'] as { code: string }[]).map((one, i) => ({
      ...one,
      weightNum: [first, 3000, 1000, 3000][i]!,
      weightDen: 10000,
    }));
  const plan = (first: number) =>
    signed().when(
      does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', { ...PLAN, indicators: indicators(first) }),
    );
  it.each([
    [2999, ['WeightsNotOne']],
    [3000, []],
    [3001, ['WeightsNotOne']],
  ])('a first weight of %i ten-thousandths beside 70% meets %j', (first, codes) => {
    expect(plan(first as number).codes).toEqual(codes);
  });

  it.each([[-1], [10001]])('a score of %i hundredths is no score', (scoreHundredths) => {
    const [one] = scores({ conditions: 0 });
    expect(performing().when({ ...one!, data: { ...one!.data, scoreHundredths } }).codes).toEqual(['InvalidInput']);
  });

  it('enough of the weight is quantified where an adopter says how much (INV-34)', () => {
    const closing = signed({}, { serviceType: 'closingSet' });
    const planWith = (...quantified: readonly string[]) =>
      closing.when(
        does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', {
          ...CITY_PLAN,
          indicators: (CITY_PLAN['indicators'] as { code: string }[]).map((one) => ({
            ...one,
            quantified: quantified.includes(one.code),
          })),
        }),
      );
    expect(planWith('effect', 'content').refusal).toMatchObject({ code: 'TooLittleQuantified', rule: 'INV-34' });
    expect(planWith('effect', 'care').types).toEqual(['EvaluationPlanned']);
  });

  it('a surplus stays below the ceiling that an adopter sets, to the fen (INV-37)', () => {
    const surplus = (costFen: number) =>
      signed({}, { serviceType: 'closingSet' }).when(
        does(by('supplier', 'b'), '2021-01-11', 'ReportSurplus', {
          contract: '1',
          from: '2020-07-01',
          to: '2020-12-31',
          incomeFen: 100_000,
          costFen,
        }),
      );
    expect(surplus(90_000).types).toEqual(['SurplusReported']);
    expect(surplus(89_999).refusal).toMatchObject({ code: 'SurplusTooHigh', rule: 'INV-37' });
  });
});

describe('a satisfaction survey (UM-20)', () => {
  const open = does('thirdParty', '2021-05-06', 'OpenSatisfactionSurvey', {
    ...E,
    sampleSize: 200,
    method: 'questionnaire',
    closesOn: '2021-05-31',
    questions: '问卷',
  });
  const close = (asked: number, responses: number) =>
    does('thirdParty', '2021-06-01', 'CloseSatisfactionSurvey', {
      ...E,
      asked,
      responses,
      scoreHundredths: 9100,
      summary: '满意',
    });
  it('asks a sample that is fixed before, once', () => {
    expect(performing().when(close(200, 180)).codes).toContain('NotYet');
    const told = performing().and(open);
    expect(told.when(open).codes).toContain('SurveyOpened');
    expect(told.when(close(201, 180)).codes).toEqual(['BeyondSample']);
    expect(told.when(close(200, 201)).codes).toEqual(['MoreAnswersThanAsked']);
    expect(told.when(close(200, 180)).types).toEqual(['SatisfactionSurveyClosed']);
  });
});

describe('a report and the uses of a result', () => {
  const report = does('finance.performance', '2021-06-18', 'ReportEvaluation', {
    ...E,
    narrative: '良好',
    problems: [],
    advice: [],
  });
  const use = (name: string, more: object = {}) =>
    does('finance.performance', '2021-07-01', 'ApplyResult', { ...E, use: name, decision: '决定', ...more });
  it('a report computes the score that all parties gave (INV-31)', () => {
    const some = performing().and(...scores({ conditions: 9000 }));
    expect(some.when(report).codes).toEqual(['ComponentsMissing']);
    expect(
      performing()
        .and(...allScored(8800), report)
        .last('EvaluationReported').data,
    ).toMatchObject({ scoreNum: 8800, scoreDen: 1, grade: 'pass' });
  });
  it('a result is put to uses that it bears, and each use shows the result (NR-11)', () => {
    const passed = performing().and(...allScored(9000), determine);
    const failing = performing().and(...allScored(5000), determine);
    expect(passed.and(use('award')).last('EvaluationResultApplied').data).toMatchObject({
      use: 'award',
      grade: 'pass',
      scoreNum: 9000,
    });
    expect(passed.when(use('termination')).codes).toEqual(['UseDoesNotFit']);
    expect(failing.when(use('award')).codes).toEqual(['UseDoesNotFit']);
    expect(failing.when(use('termination')).types).toEqual(['EvaluationResultApplied']);
    expect(passed.when(use('payment')).refusal).toMatchObject({ code: 'NoPaymentToSet', rule: 'INV-32' });
    expect(passed.when(use('budget', { amountFen: 160_000_001 })).codes).toEqual(['OverBudget']);
    for (const one of ['budget', 'selection', 'policy'])
      expect(passed.when(use(one)).types).toEqual(['EvaluationResultApplied']);
  });
  it('an audit questions no more than was paid', () => {
    const audit = (questionedFen: number) =>
      does('auditor', '2021-06-18', 'ReportSpecialAudit', { ...E, findings: '账实相符', questionedFen });
    expect(performing().when(audit(1)).codes).toEqual(['BeyondPaid']);
    expect(
      signed()
        .and(...implementing())
        .when(audit(0)).types,
    ).toEqual(['SpecialAuditReported']);
  });
});
