import { act, at, broken, event, P, say } from '../act/index.js';
import { code, text, title } from '../schema/index.js';
import { needsDocument } from './document.js';

const decision = { body: title(), reasonCode: code(), reason: text(), documentNo: title() };

export const AdHocDecisionRecorded = event({
  type: 'AdHocDecisionRecorded',
  scope: 'project',
  label: say('一事一议决定', 'Case-by-case decision recorded'),
  act: 'RecordAdHocDecision',
  data: decision,
});

/** 一事一议: reason code, deciding body and document (INV-42). */
export const recordAdHocDecision = act({
  name: 'RecordAdHocDecision',
  scope: 'project',
  label: say('记录一事一议决定', 'Record a case-by-case decision'),
  addresses: [at(`${P}/approval/ad-hoc-decision`)],
  input: decision,
  events: [AdHocDecisionRecorded],
  invariants: (_dossier, _input, { attachments }) => broken(needsDocument(attachments, 'INV-42')),
  decide: (_, input) => [AdHocDecisionRecorded.of(input)],
});
