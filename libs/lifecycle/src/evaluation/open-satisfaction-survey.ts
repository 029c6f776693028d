import { act, at, breach, broken, E, event, record, say } from '../act/index.js';
import { evaluationOf } from '../dossier-access.js';
import { date, int, oneOf, text } from '../schema/index.js';

const survey = {
  sampleSize: int(1),
  method: oneOf('questionnaire', 'telephone', 'online', 'interview'),
  closesOn: date(),
  questions: text(),
};

export const SatisfactionSurveyOpened = event({
  type: 'SatisfactionSurveyOpened',
  scope: 'evaluation',
  label: say('开展满意度测评', 'Satisfaction survey opened'),
  act: 'OpenSatisfactionSurvey',
  data: survey,
  apply: (dossier, data) => void (evaluationOf(dossier, data).survey = { sample: data.sampleSize, closed: false }),
});

/** Asks a sample of those who are served; how many were to be asked is fixed before the answers come in (UM-20). */
export const openSatisfactionSurvey = act({
  name: 'OpenSatisfactionSurvey',
  scope: 'evaluation',
  label: say('开展满意度测评', 'Open the satisfaction survey'),
  addresses: [at(`${E}/satisfaction-survey/open`)],
  input: survey,
  events: [SatisfactionSurveyOpened],
  standing: ({ evaluations }, { evaluation }) => {
    const known = evaluations.get(evaluation)?.survey;
    return broken(
      known !== undefined &&
        breach(
          'SurveyOpened',
          'INV-31',
          [record('INV-31')],
          say('满意度测评已经开展', 'The survey was opened already'),
          { evaluation, sample: known.sample },
          { kind: 'act', act: 'CloseSatisfactionSurvey' },
        ),
    );
  },
  decide: (_, { evaluation: _evaluation, ...input }) => [SatisfactionSurveyOpened.of(input)],
});
