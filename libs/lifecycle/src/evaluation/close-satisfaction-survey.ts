import { act, at, bound, breach, broken, E, event, record, say } from '../act/index.js';
import { int, text } from '../schema/index.js';

const survey = { asked: int(1), responses: int(0), scoreHundredths: int(0, 10000), summary: text() };

export const SatisfactionSurveyClosed = event({
  type: 'SatisfactionSurveyClosed',
  scope: 'evaluation',
  label: say('满意度测评', 'Satisfaction survey closed'),
  act: 'CloseSatisfactionSurvey',
  data: survey,
});

export const closeSatisfactionSurvey = act({
  name: 'CloseSatisfactionSurvey',
  scope: 'evaluation',
  label: say('完成满意度测评', 'Close the satisfaction survey'),
  addresses: [at(`${E}/satisfaction-survey`)],
  input: survey,
  events: [SatisfactionSurveyClosed],
  invariants: (_, { asked, responses }) =>
    broken(
      responses > asked &&
        breach(
          'MoreAnswersThanAsked',
          'INV-31',
          [record('INV-31')],
          say('回收数不得多于发放数', 'There cannot be more answers than people asked'),
          { asked, responses },
          bound('responses', '<=', asked),
        ),
    ),
  decide: (_, { evaluation: _evaluation, ...input }) => [SatisfactionSurveyClosed.of(input)],
});
