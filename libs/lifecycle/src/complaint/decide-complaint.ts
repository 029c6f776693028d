import { act, at, breach, broken, doFirst, event, regulation, say, T } from '../act/index.js';
import { bool, oneOf, optional, text, title } from '../schema/index.js';
import { complaintBecomes } from './complaint.js';
import { complaintIs, notOwnCase } from './conditions.js';
import { caseKeyOf, complaintAt } from './dispute.js';
import { remedyRequired, RemedyRequired } from './remedy.js';
import { SigningHoldReleased } from './signing-hold.js';

const test = { kind: oneOf('inspection', 'testing', 'appraisal', 'expertReview'), body: title(), reason: text() };

export const ComplaintTestOrdered = event({
  type: 'ComplaintTestOrdered',
  scope: 'case',
  label: say('委托检验检测鉴定', 'Test ordered'),
  act: 'OrderComplaintTest',
  data: test,
  apply: (dossier, data) => complaintBecomes(dossier, data, { testing: true }),
});

/** Finance has something inspected, tested, appraised or reviewed by experts; the time for it is not counted (实施条例 58). */
export const orderComplaintTest = act({
  name: 'OrderComplaintTest',
  scope: 'case',
  under: ['lot'],
  label: say('委托检验检测鉴定', 'Order a test'),
  addresses: [at(`${T}/complaints/{case}/order-test`)],
  input: test,
  events: [ComplaintTestOrdered],
  standing: (dossier, parts) =>
    broken(
      complaintIs(dossier, parts, 'accepted'),
      complaintAt(dossier, parts)?.testing === true &&
        breach(
          'TestOpen',
          'NR-33',
          [regulation('58')],
          say('已委托检验检测鉴定,尚未收到结果', 'A test was ordered and has not been reported'),
          { case: parts.case },
          doFirst('ReportComplaintTest', caseKeyOf(parts)),
        ),
    ),
  decide: (_, input) => [ComplaintTestOrdered.of(input)],
});

export const ComplaintTestReported = event({
  type: 'ComplaintTestReported',
  scope: 'case',
  label: say('收到检验检测鉴定结果', 'Test reported'),
  act: 'ReportComplaintTest',
  data: { finding: text() },
  apply: (dossier, data) => complaintBecomes(dossier, data, { testing: false }),
});

/** The test's result has arrived: the clock goes on. */
export const reportComplaintTest = act({
  name: 'ReportComplaintTest',
  scope: 'case',
  under: ['lot'],
  label: say('收到检验检测鉴定结果', 'Report the test'),
  addresses: [at(`${T}/complaints/{case}/report-test`)],
  input: { finding: text() },
  events: [ComplaintTestReported],
  standing: (dossier, parts) =>
    broken(
      complaintAt(dossier, parts)?.testing !== true &&
        breach(
          'NoTestOpen',
          'NR-33',
          [regulation('58')],
          say('没有委托中的检验检测鉴定', 'No test is under way'),
          { case: parts.case },
          doFirst('OrderComplaintTest', caseKeyOf(parts)),
        ),
    ),
  decide: (_, input) => [ComplaintTestReported.of(input)],
});

const decision = {
  decision: oneOf('upheld', 'dismissed'),
  basis: text(),
  /** Whether what was found affects, or may affect, the result: then a remedy is due (NR-51). */
  affectsResult: bool(),
  documentNo: optional(title()),
};

export const ComplaintDecided = event({
  type: 'ComplaintDecided',
  scope: 'case',
  label: say('投诉处理决定', 'Complaint decided'),
  act: 'DecideComplaint',
  outcome: ({ decision: found, affectsResult }) => (found === 'upheld' && !affectsResult ? 'noEffect' : found),
  data: decision,
  apply: (dossier, data) => {
    const complaint = complaintAt(dossier, data);
    if (!complaint) return;
    Object.assign(complaint, { state: 'decided', decision: data.decision });
    delete complaint.suspendedUntil;
  },
});

/**
 * Finance decides within thirty working days, stops not counted (政府采购法 56, 实施条例 58). A suspension ends with it.
 * Upheld with effect on the result, it asks the purchaser for the remedy that the law names.
 */
export const decideComplaint = act({
  name: 'DecideComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('作出投诉处理决定', 'Decide the complaint'),
  outcomes: { positive: ['upheld', 'noEffect', 'dismissed'], other: [] },
  addresses: [at(`${T}/complaints/{case}/decide`)],
  input: decision,
  outcome: ({ decision: found, affectsResult }) => (found === 'upheld' && !affectsResult ? 'noEffect' : found),
  events: [ComplaintDecided, RemedyRequired, SigningHoldReleased],
  standing: (dossier, parts) =>
    broken(
      complaintIs(dossier, parts, 'accepted'),
      complaintAt(dossier, parts)?.testing === true &&
        breach(
          'TestOpen',
          'NR-33',
          [regulation('58')],
          say('已委托检验检测鉴定,尚未收到结果', 'A test was ordered and has not been reported'),
          { case: parts.case },
          doFirst('ReportComplaintTest', caseKeyOf(parts)),
        ),
    ),
  decide: (dossier, input) => [
    ComplaintDecided.of(input),
    input.decision === 'upheld' && input.affectsResult
      ? remedyRequired(dossier, input.lot ?? '', 'decision')
      : SigningHoldReleased.of({ cause: 'answered', reason: '投诉已处理 (the complaint is decided)' }),
  ],
});

export const ComplaintWithdrawn = event({
  type: 'ComplaintWithdrawn',
  scope: 'case',
  label: say('撤回投诉', 'Complaint withdrawn'),
  act: 'WithdrawComplaint',
  data: { reason: text() },
  apply: (dossier, data) => {
    complaintBecomes(dossier, data, { state: 'withdrawn' });
    delete complaintAt(dossier, data)?.suspendedUntil;
  },
});

/** The complainant takes the complaint back before it is decided: the case is closed (94号令 30). */
export const withdrawComplaint = act({
  name: 'WithdrawComplaint',
  scope: 'case',
  under: ['lot'],
  label: say('撤回投诉', 'Withdraw the complaint'),
  addresses: [at(`${T}/complaints/{case}/withdraw`)],
  input: { reason: text() },
  events: [ComplaintWithdrawn],
  standing: (dossier, parts, standpoint) =>
    broken(complaintIs(dossier, parts, 'filed', 'correcting', 'accepted'), notOwnCase(dossier, parts, standpoint)),
  decide: (_, input) => [ComplaintWithdrawn.of(input)],
});
