import { act, at, breach, broken, event, KeyParts, procurementLaw, regulation, say, state, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { code, DataOf, id, list, oneOf, optional, record, text } from '../schema/index.js';
import { complaintIs, notOwnCase, speaksForItself } from './conditions.js';
import { Complaint, complaintAt, disputeAt } from './dispute.js';
import { order94 } from './sources.js';

/** Moves the complaint of a case on. */
export function complaintBecomes(dossier: Dossier, parts: KeyParts, change: Partial<Complaint>): void {
  const complaint = complaintAt(dossier, parts);
  if (complaint) Object.assign(complaint, change);
}

const complaint = {
  complainant: code(),
  /** Matters of the challenge, by their ids. */
  matters: list(id(), 0, 50),
  /** What only the answer to the challenge gave cause for (94号令 20). */
  fromAnswer: optional(list(record({ matter: id(), claim: text() }), 0, 50)),
  request: text(),
};

export const ComplaintFiled = event({
  type: 'ComplaintFiled',
  scope: 'case',
  label: say('提起投诉', 'Complaint filed'),
  act: 'FileComplaint',
  data: complaint,
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.complaint = { state: 'filed', correctionAsked: false, testing: false };
  },
});

/**
 * 投诉: who is not content with the answer, or got none in time, complains to the finance department within fifteen
 * working days after the answer was due, of nothing that was not challenged (政府采购法 55, 实施条例 55).
 */
export const fileComplaint = act({
  name: 'FileComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('提起投诉', 'File a complaint'),
  addresses: [at(`${T}/challenges/{case}/complaint`)],
  input: complaint,
  events: [ComplaintFiled],
  standing: (dossier, parts, standpoint) => {
    const dispute = disputeAt(dossier, parts);
    return broken(
      (dispute?.kind !== 'challenge' || dispute.state === 'withdrawn') &&
        breach(
          'NotChallenged',
          'NR-33',
          [procurementLaw('55'), order94('17')],
          say('提起投诉前应当依法进行质疑', 'Whoever complains has challenged first'),
          { case: parts.case, state: dispute?.state ?? 'unknown' },
          { kind: 'act', act: 'LodgeChallenge' },
        ),
      dispute?.complaint !== undefined &&
        breach(
          'ComplainedAlready',
          'NR-33',
          [order94('17')],
          say('已就该质疑提起投诉', 'A complaint was filed already'),
          {
            case: parts.case,
          },
        ),
      notOwnCase(dossier, parts, standpoint),
    );
  },
  invariants: (dossier, input, occasion) =>
    broken(
      speaksForItself(occasion, input.complainant),
      occasion.actor.role !== 'supplier' && needsDocument(occasion.attachments, 'NR-33', [order94('18')]),
      challengerOnly(dossier, input),
      withinChallenge(dossier, input),
    ),
  decide: (_, input) => [ComplaintFiled.of(input)],
});

type Filed = DataOf<typeof complaint> & KeyParts;

const challengerOnly = (dossier: Dossier, input: Filed) => {
  const by = disputeAt(dossier, input)?.by;
  return (
    by !== undefined &&
    by !== input.complainant &&
    breach(
      'NotTheChallenger',
      'NR-33',
      [procurementLaw('55')],
      say('投诉人应当是提起质疑的供应商', 'Only the supplier that challenged may complain'),
      { complainant: input.complainant },
      state('以质疑供应商的名义投诉', 'Complain in the name of the challenger'),
    )
  );
};

function withinChallenge(dossier: Dossier, input: Filed) {
  const dispute = disputeAt(dossier, input);
  if (!dispute) return false;
  const beyond = input.matters.filter((matter) => !dispute.matters.includes(matter));
  const added = input.fromAnswer ?? [];
  return broken(
    beyond.length > 0 &&
      breach(
        'BeyondChallenge',
        'NR-33',
        [regulation('55'), order94('20')],
        say('投诉事项不得超出已质疑事项的范围', 'A complaint does not go beyond what was challenged'),
        { beyond, challenged: [...dispute.matters] },
        { kind: 'facts', names: ['matters'] },
      ),
    added.length > 0 &&
      dispute.state !== 'answered' &&
      breach(
        'NotAnsweredYet',
        'NR-33',
        [order94('20')],
        say('质疑尚未答复,没有基于答复内容的投诉事项', 'No answer was given that could have given cause for a matter'),
        { added: added.map(({ matter }) => matter) },
        { kind: 'facts', names: ['fromAnswer'] },
      ),
    input.matters.length + added.length === 0 &&
      breach(
        'NothingComplainedOf',
        'NR-33',
        [order94('18')],
        say('投诉须有投诉事项', 'A complaint says what it complains of'),
        { challenged: [...dispute.matters] },
        { kind: 'facts', names: ['matters'] },
      ),
  );
}

export const ComplaintCorrectionRequested = event({
  type: 'ComplaintCorrectionRequested',
  scope: 'case',
  label: say('通知补正投诉', 'Correction of the complaint requested'),
  act: 'RequestComplaintCorrection',
  data: { defects: text() },
  apply: (dossier, data) => complaintBecomes(dossier, data, { state: 'correcting', correctionAsked: true }),
});

/** Finance asks, once, for what the complaint lacks; meanwhile its clock stands still (94号令 21, 27). */
export const requestComplaintCorrection = act({
  name: 'RequestComplaintCorrection',
  scope: 'case',
  under: ['lot'],
  label: say('通知补正投诉', 'Request a correction of the complaint'),
  addresses: [at(`${T}/complaints/{case}/request-correction`)],
  input: { defects: text() },
  events: [ComplaintCorrectionRequested],
  standing: (dossier, parts) =>
    broken(
      complaintIs(dossier, parts, 'filed'),
      complaintAt(dossier, parts)?.correctionAsked === true &&
        breach(
          'CorrectionAskedAlready',
          'NR-33',
          [order94('21')],
          say('补正只能一次性告知', 'What is lacking is said once'),
          { case: parts.case },
          { kind: 'act', act: 'AcceptComplaint' },
          { kind: 'act', act: 'RefuseComplaint' },
        ),
    ),
  decide: (_, input) => [ComplaintCorrectionRequested.of(input)],
});

export const ComplaintCorrected = event({
  type: 'ComplaintCorrected',
  scope: 'case',
  label: say('补正投诉', 'Complaint corrected'),
  act: 'CorrectComplaint',
  data: { correction: text() },
  apply: (dossier, data) => complaintBecomes(dossier, data, { state: 'filed' }),
});

/** The complainant hands in what was lacking. */
export const correctComplaint = act({
  name: 'CorrectComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('补正投诉', 'Correct the complaint'),
  addresses: [at(`${T}/complaints/{case}/correct`)],
  input: { correction: text() },
  events: [ComplaintCorrected],
  standing: (dossier, parts, standpoint) =>
    broken(complaintIs(dossier, parts, 'correcting'), notOwnCase(dossier, parts, standpoint)),
  decide: (_, input) => [ComplaintCorrected.of(input)],
});

export const ComplaintAccepted = event({
  type: 'ComplaintAccepted',
  scope: 'case',
  label: say('受理投诉', 'Complaint accepted'),
  act: 'AcceptComplaint',
  data: { caseNo: optional(text(100)) },
  apply: (dossier, data) => complaintBecomes(dossier, data, { state: 'accepted' }),
});

/** Finance finds the complaint admissible; accepted it is from the day it was received (94号令 21). */
export const acceptComplaint = act({
  name: 'AcceptComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('受理投诉', 'Accept the complaint'),
  addresses: [at(`${T}/complaints/{case}/accept`)],
  input: { caseNo: optional(text(100)) },
  events: [ComplaintAccepted],
  standing: (dossier, parts) => broken(complaintIs(dossier, parts, 'filed')),
  decide: (_, input) => [ComplaintAccepted.of(input)],
});

const refusal = {
  ground: oneOf('notTheChallenger', 'outOfTime', 'beyondChallenge', 'wrongForum', 'notCorrected', 'other'),
  reason: text(),
};

export const ComplaintInadmissible = event({
  type: 'ComplaintInadmissible',
  scope: 'case',
  label: say('不予受理投诉', 'Complaint inadmissible'),
  act: 'RefuseComplaint',
  data: refusal,
  apply: (dossier, data) => complaintBecomes(dossier, data, { state: 'inadmissible' }),
});

/** Finance does not take the complaint up, and says why (94号令 21). */
export const refuseComplaint = act({
  name: 'RefuseComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('不予受理投诉', 'Find the complaint inadmissible'),
  addresses: [at(`${T}/complaints/{case}/refuse`)],
  input: refusal,
  events: [ComplaintInadmissible],
  standing: (dossier, parts) => broken(complaintIs(dossier, parts, 'filed', 'correcting')),
  decide: (_, input) => [ComplaintInadmissible.of(input)],
});
