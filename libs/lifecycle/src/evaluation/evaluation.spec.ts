import { by, does } from '../../test/case.js';
import { allScored, determine, performing, PLAN, scores, signed } from '../../test/kindergarten.js';

describe('an evaluation', () => {
  const plan = (changes: object) =>
    signed().when(does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', { ...PLAN, ...changes }));
  const PARTIES = ['inspector', 'thirdParty', 'audience', 'purchaser'];
  const shares = (...weights: readonly [number, number][]) =>
    weights.map(([weightNum, weightDen], i) => ({
      code: `x${i}`,
      name: 'x',
      party: PARTIES[i]!,
      weightNum,
      weightDen,
    }));

  it('is planned with weights that sum to exactly one (INV-30)', () => {
    expect(plan({ indicators: shares([1, 3], [1, 3], [1, 6], [1, 6]) }).types).toEqual(['EvaluationPlanned']);
    expect(plan({ indicators: shares([1, 3], [1, 6], [1, 12], [1, 12]) }).refusal).toMatchObject({
      code: 'WeightsNotOne',
      facts: { weights: '2/3' },
    });
  });

  it('is planned with weights that a score can be kept exactly by', () => {
    const fine = shares([1, 999_983], [999_982, 999_983], [1, 999_979], [999_978, 999_979]);
    expect(plan({ indicators: fine }).codes).toContain('WeightsTooFine');
  });

  it('is planned before implementation begins, never after (INV-30)', () => {
    const later = performing().when(
      does('purchaser.reviewer', '2020-10-01', 'PlanEvaluation', { ...PLAN, evaluation: '2' }),
    );
    expect(later.codes).toContain('ImplementationHasBegun');
  });

  it('names an evaluator for each party, and an independent one as third party (INV-31, INV-35)', () => {
    expect(plan({ evaluators: [{ party: 'inspector', organisation: 'o' }] }).codes).toContain('EvaluatorMissing');
    const tied = [{ party: 'thirdParty', organisation: 'b', independent: true }];
    expect(plan({ evaluators: [...(PLAN['evaluators'] as []), ...tied] }).codes).toContain('EvaluatorNotIndependent');
  });

  it('takes each score from the evaluator that the plan names', () => {
    const [theirs] = scores({ conditions: 8000 });
    expect(performing().when(theirs!).types).toEqual(['ComponentScored']);
    expect(performing().when({ ...theirs!, by: 'thirdParty' }).codes).toContain('NotItsEvaluator');
  });

  it('has no result while one party is missing (A36)', () => {
    const withoutAudience = performing().and(...scores({ conditions: 9000, care: 9000, layer: 9000 }));
    expect(withoutAudience.when(determine).refusal?.all).toContainEqual(
      expect.objectContaining({
        code: 'ComponentsMissing',
        rule: 'INV-31',
        facts: { missing: ['content'], parties: ['audience'] },
      }),
    );
  });

  it('has a result that anyone can compute again from the event alone', () => {
    const scored = performing().and(...scores({ conditions: 8001, care: 7002, content: 9003, layer: 6004 }), determine);
    const { data } = scored.last('EvaluationResultDetermined');
    const components = data['components'] as { weightNum: number; weightDen: number; scoreHundredths: number }[];
    const tenths = components.reduce((sum, c) => sum + ((c.weightNum * 10) / c.weightDen) * c.scoreHundredths, 0);
    expect(Number(data['scoreNum']) * 10).toBe(tenths * Number(data['scoreDen']));
    expect(data).toMatchObject({ grade: 'pass', appealUntil: '2021-06-28T15:59:59.999Z', onFail: 'termination' });
  });

  it.each([
    [5999, 'fail'],
    [6000, 'pass'],
  ])('at %i hundredths grades %s against a mark of 60.00', (score, grade) => {
    expect(
      performing()
        .and(...allScored(score as number), determine)
        .last('EvaluationResultDetermined').data['grade'],
    ).toBe(grade);
  });

  it('fixes its scores once the result is determined, and opens them again when an appeal is upheld', () => {
    const done = performing().and(...allScored(5000), determine);
    const [again] = scores({ conditions: 9000 });
    expect(done.when({ ...again!, on: '2021-06-22' }).codes).toContain('ResultDetermined');
    const upheld = done.and(
      does(by('supplier', 'b'), '2021-06-22', 'AppealEvaluation', {
        evaluation: '1',
        appellant: 'b',
        reason: '评分有误',
      }),
      {
        ...does('finance.performance', '2021-06-24', 'DecideAppeal', {
          evaluation: '1',
          decision: 'upheld',
          reason: '属实',
        }),
      },
    );
    const rescored = upheld.and({ ...again!, on: '2021-06-25' }, { ...determine, on: '2021-06-26' });
    expect(rescored.last('EvaluationResultDetermined').data).toMatchObject({
      grade: 'pass',
      scoreNum: 6200,
      scoreDen: 1,
    });
  });

  it('is appealed within the window, not after it', () => {
    const done = performing().and(...allScored(5000), determine);
    const appeal = does(by('supplier', 'b'), '2021-06-28', 'AppealEvaluation', {
      evaluation: '1',
      appellant: 'b',
      reason: '有误',
    });
    expect(done.when(appeal).types).toEqual(['EvaluationAppealed']);
    expect(done.when({ ...appeal, on: '2021-06-29' }).codes).toContain('AppealWindowOver');
    expect(done.when({ ...appeal, data: { ...appeal.data, appellant: 'a' } }).codes).toContain('NotItsSupplier');
  });
});
