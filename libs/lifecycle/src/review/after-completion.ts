import { beijingDate } from '@tongjian/money-time';
import { act, at, bound, breach, broken, event, P, record, say } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { code, date, int, oneOf, text } from '../schema/index.js';

const obligation = { duty: text(), bearer: code(), until: date() };

export const PostCompletionObligationRecorded = event({
  type: 'PostCompletionObligationRecorded',
  scope: 'project',
  label: say('后续义务', 'Post-completion obligation recorded'),
  act: 'RecordPostCompletionObligation',
  data: obligation,
});

/** What binds somebody beyond the end of the project (项目完结后约束措施少, HB-03). */
export const recordPostCompletionObligation = act({
  name: 'RecordPostCompletionObligation',
  scope: 'project',
  label: say('记录后续义务', 'Record a post-completion obligation'),
  addresses: [at(`${P}/obligations`)],
  input: obligation,
  events: [PostCompletionObligationRecorded],
  invariants: (_, { until }, { at: now }) =>
    broken(
      until <= beijingDate(now) &&
        breach(
          'OverAlready',
          'HB-03',
          [record('HB-03')],
          say('后续义务须在今后履行', 'An obligation lies ahead'),
          { until, today: beijingDate(now) },
          bound('until', '>', beijingDate(now)),
        ),
    ),
  decide: (_, input) => [PostCompletionObligationRecorded.of(input)],
});

const reEvaluation = {
  year: int(1990, 2200),
  effect: oneOf('lasting', 'partlyLasting', 'notLasting'),
  finding: text(),
  use: text(),
};

export const ReEvaluationCompleted = event({
  type: 'ReEvaluationCompleted',
  scope: 'project',
  label: say('事后再评估', 'Re-evaluation completed'),
  act: 'CompleteReEvaluation',
  data: reEvaluation,
});

/** Looks at a closed project again: what of its effect lasts, and what follows for the next (UM-23). */
export const completeReEvaluation = act({
  name: 'CompleteReEvaluation',
  scope: 'project',
  label: say('完成事后再评估', 'Complete the re-evaluation'),
  addresses: [at(`${P}/re-evaluation`)],
  input: reEvaluation,
  events: [ReEvaluationCompleted],
  invariants: (_dossier, _input, { attachments }) => broken(needsDocument(attachments, 'UM-23')),
  decide: (_, input) => [ReEvaluationCompleted.of(input)],
});
