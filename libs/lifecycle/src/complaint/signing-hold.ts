import { act, at, breach, broken, doFirst, event, record, regulation, say, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { oneOf, text } from '../schema/index.js';
import { caseKeyOf, disputeAt } from './dispute.js';

/** Told with the challenge that brings it; an act of its own where the purchaser orders it for an enquiry. */
export const SigningHeld = event({
  type: 'SigningHeld',
  scope: 'case',
  label: say('暂停签约', 'Signing held'),
  act: 'HoldSigning',
  outcome: ({ cause }) => (cause === 'order' ? 'done' : null),
  data: { cause: oneOf('challenge', 'order'), reason: text() },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) delete dispute.released;
  },
});

/** Told with the answer or withdrawal that brings it; an act of its own where the purchaser finds no effect on the result. */
export const SigningHoldReleased = event({
  type: 'SigningHoldReleased',
  scope: 'case',
  label: say('恢复签约', 'Signing hold released'),
  act: 'ReleaseSigning',
  outcome: ({ cause }) => (cause === 'noEffect' ? 'done' : null),
  data: { cause: oneOf('answered', 'withdrawn', 'noEffect', 'remedied'), reason: text() },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.released = true;
  },
});

const unknownCase = (parts: Parameters<typeof caseKeyOf>[0]) =>
  breach('NotOpenCase', 'INV-56', [record('INV-56')], say('没有待处理的案件', 'No such case is open'), {
    case: parts.case ?? '',
  });

/** The purchaser holds the signing for an enquiry that may affect the result (实施条例 54). */
export const holdSigning = act({
  name: 'HoldSigning',
  scope: 'case',
  under: ['lot'],
  label: say('暂停签约', 'Hold the signing'),
  addresses: [at(`${T}/cases/{case}/hold-signing`)],
  input: { reason: text() },
  events: [SigningHeld],
  standing: (dossier, parts) => broken(disputeAt(dossier, parts)?.state !== 'open' && unknownCase(parts)),
  decide: (_, input) => [SigningHeld.of({ ...input, cause: 'order' })],
});

/**
 * Lets the signing go on while a case is open, on the head's finding, with its document, that it cannot affect the
 * result. A challenge of the result itself always may: it is answered or withdrawn first (INV-56).
 */
export const releaseSigning = act({
  name: 'ReleaseSigning',
  scope: 'case',
  under: ['lot'],
  label: say('恢复签约', 'Release the signing'),
  addresses: [at(`${T}/cases/{case}/release-signing`)],
  input: { reason: text() },
  events: [SigningHoldReleased],
  standing: (dossier, parts) => {
    const dispute = disputeAt(dossier, parts);
    return broken(
      dispute?.state !== 'open' && unknownCase(parts),
      dispute?.target === 'result' &&
        breach(
          'MayAffectResult',
          'INV-56',
          [regulation('54')],
          say(
            '对中标、成交结果的质疑答复前不得恢复签约',
            'A challenge of the result is answered before signing goes on',
          ),
          { case: parts.case, target: dispute.target },
          doFirst('AnswerChallenge', caseKeyOf(parts)),
          doFirst('WithdrawChallenge', caseKeyOf(parts)),
        ),
    );
  },
  invariants: (_, __, { attachments }) => broken(needsDocument(attachments, 'INV-56', [regulation('54')])),
  decide: (_, input) => [SigningHoldReleased.of({ ...input, cause: 'noEffect' })],
});
