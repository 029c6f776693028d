import { act, at, breach, broken, event, P, record as recordOf, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, list, record, text, title } from '../schema/index.js';

const rating = {
  criteria: list(record({ criterion: title(), met: bool(), finding: text() }), 1, 50),
  decision: text(),
};

export const ProjectRatedExcellent = event({
  type: 'ProjectRatedExcellent',
  scope: 'project',
  label: say('评为优秀项目', 'Project rated excellent'),
  act: 'RateExcellent',
  data: rating,
});

/** 选定优秀项目: of projects that passed every evaluation and meet each criterion (UM-27). */
export const rateExcellent = act({
  name: 'RateExcellent',
  scope: 'project',
  label: say('评定优秀项目', 'Rate the project excellent'),
  addresses: [at(`${P}/excellence`)],
  input: rating,
  events: [ProjectRatedExcellent],
  standing: (dossier) => broken(passedThroughout(dossier)),
  invariants: (_, { criteria }) => {
    const unmet = criteria.filter(({ met }) => !met).map(({ criterion }) => criterion);
    return broken(
      unmet.length > 0 &&
        breach('CriteriaUnmet', 'UM-27', [recordOf('UM-27')], say('未满足全部评优标准', 'Not every criterion is met'), {
          unmet,
        }),
    );
  },
  decide: (_, input) => [ProjectRatedExcellent.of(input)],
});

function passedThroughout({ evaluations }: Dossier) {
  const results = [...evaluations.values()];
  const wanting = results.filter(({ result }) => result?.grade !== 'pass').map(({ evaluation }) => evaluation);
  return (
    (results.length === 0 || wanting.length > 0) &&
    breach(
      'NotPassedThroughout',
      'UM-27',
      [recordOf('UM-27')],
      say('绩效评价未全部合格', 'Not every evaluation was passed'),
      { evaluations: results.length, wanting },
    )
  );
}
