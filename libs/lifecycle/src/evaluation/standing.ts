import { breach, doFirst, record, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** A result that may be appealed, published, applied: determined, and not set aside by an appeal. */
export const noStandingResult = ({ evaluations }: Dossier, evaluation: string) => {
  const result = evaluations.get(evaluation)?.result;
  return (
    (result === undefined || result.appeal === 'upheld') &&
    breach(
      'ResultNotDetermined',
      'INV-32',
      [record('INV-32')],
      say('没有有效的评价结果', 'There is no result that stands'),
      { evaluation },
      doFirst('DetermineEvaluationResult'),
    )
  );
};

export const appealIsOpen = ({ evaluations }: Dossier, evaluation: string) =>
  evaluations.get(evaluation)?.result?.appeal === 'open' &&
  breach(
    'AppealOpen',
    'INV-33',
    [record('INV-33')],
    say('申诉尚未作出决定', 'An appeal is not decided yet'),
    { evaluation },
    doFirst('DecideAppeal'),
  );
