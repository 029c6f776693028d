import { act, at, bound, breach, broken, E, event, record, say } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { int, text } from '../schema/index.js';

const survey = { asked: int(1), responses: int(0), scoreHundredths: int(0, 10000), summary: text() };

export const SatisfactionSurveyClosed = event({
  type: 'SatisfactionSurveyClosed',
  scope: 'evaluation',
  label: say('满意度测评', 'Satisfaction survey closed'),
  act: 'CloseSatisfactionSurvey',
  data: survey,
  apply: (dossier, data) => void (evaluationOf(dossier, data).survey = { sample: data.asked, closed: true }),
});

/** What those asked have answered: no more asked than the sample, no more answers than asked (INV-31). */
export const closeSatisfactionSurvey = act({
  name: 'CloseSatisfactionSurvey',
  scope: 'evaluation',
  label: say('完成满意度测评', 'Close the satisfaction survey'),
  addresses: [at(`${E}/satisfaction-survey`)],
  input: survey,
  events: [SatisfactionSurveyClosed],
  invariants: ({ evaluations }, { evaluation, asked, responses }) => {
    const opened = evaluations.get(evaluation)?.survey;
    return broken(
      opened !== undefined &&
        asked > opened.sample &&
        breach(
          'BeyondSample',
          'INV-31',
          [record('INV-31')],
          say('发放数超过确定的样本', 'More were asked than the sample'),
          { asked, sample: opened.sample },
          bound('asked', '<=', opened.sample),
        ),
      responses > asked &&
        breach(
          'MoreAnswersThanAsked',
          'INV-31',
          [record('INV-31')],
          say('回收数不得多于发放数', 'There cannot be more answers than people asked'),
          { asked, responses },
          bound('responses', '<=', asked),
        ),
    );
  },
  decide: (_, { evaluation: _evaluation, ...input }) => [SatisfactionSurveyClosed.of(input)],
});
