import { act, at, broken, event, say, T } from '../act/index.js';
import { bool, oneOf, text } from '../schema/index.js';
import { disputeIs, notOwnCase } from './conditions.js';
import { disputeAt } from './dispute.js';
import { remedyRequired, RemedyRequired } from './remedy.js';
import { SigningHoldReleased } from './signing-hold.js';

const answer = {
  decision: oneOf('upheld', 'dismissed'),
  answer: text(),
  /** Whether what was found affects, or may affect, the result: then a remedy is due (NR-51). */
  affectsResult: bool(),
};

export const ChallengeAnswered = event({
  type: 'ChallengeAnswered',
  scope: 'case',
  label: say('答复质疑', 'Challenge answered'),
  act: 'AnswerChallenge',
  outcome: ({ decision, affectsResult }) => (decision === 'upheld' && !affectsResult ? 'noEffect' : decision),
  data: answer,
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) Object.assign(dispute, { state: 'answered', answer: data.decision });
  },
});

/**
 * The purchaser or its agency answers within seven working days (政府采购法 53). Dismissed, or upheld without effect on
 * the result: signing goes on. Upheld with effect: nothing goes on until the remedy is carried out.
 */
export const answerChallenge = act({
  name: 'AnswerChallenge',
  scope: 'case',
  under: ['lot'],
  label: say('答复质疑', 'Answer a challenge'),
  outcomes: { positive: ['upheld', 'noEffect', 'dismissed'], other: [] },
  addresses: [at(`${T}/challenges/{case}/answer`)],
  input: answer,
  events: [ChallengeAnswered, SigningHoldReleased, RemedyRequired],
  outcome: ({ decision, affectsResult }) => (decision === 'upheld' && !affectsResult ? 'noEffect' : decision),
  standing: (dossier, parts) => broken(disputeIs(dossier, parts, 'challenge', 'open')),
  decide: (dossier, input) => [
    ChallengeAnswered.of(input),
    input.decision === 'upheld' && input.affectsResult
      ? remedyRequired(dossier, input.lot ?? '', 'answer')
      : SigningHoldReleased.of({ cause: 'answered', reason: '质疑已答复 (the challenge is answered)' }),
  ],
});

export const ChallengeWithdrawn = event({
  type: 'ChallengeWithdrawn',
  scope: 'case',
  label: say('撤回质疑', 'Challenge withdrawn'),
  act: 'WithdrawChallenge',
  data: { reason: text() },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.state = 'withdrawn';
  },
});

/** The challenger takes its challenge back before the answer. */
export const withdrawChallenge = act({
  name: 'WithdrawChallenge',
  scope: 'case',
  under: ['lot'],
  label: say('撤回质疑', 'Withdraw a challenge'),
  addresses: [at(`${T}/challenges/{case}/withdraw`)],
  input: { reason: text() },
  events: [ChallengeWithdrawn, SigningHoldReleased],
  standing: (dossier, parts, standpoint) =>
    broken(disputeIs(dossier, parts, 'challenge', 'open'), notOwnCase(dossier, parts, standpoint)),
  decide: (_, input) => [
    ChallengeWithdrawn.of(input),
    SigningHoldReleased.of({ cause: 'withdrawn', reason: '质疑已撤回 (the challenge is withdrawn)' }),
  ],
});
