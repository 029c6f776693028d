import { act, at, E, event, say } from '../act/index.js';
import { fen, text } from '../schema/index.js';

const audit = { findings: text(), questionedFen: fen() };

export const SpecialAuditReported = event({
  type: 'SpecialAuditReported',
  scope: 'evaluation',
  label: say('专项审计', 'Special audit reported'),
  act: 'ReportSpecialAudit',
  data: audit,
});

/** An audit of the project's money. It never holds up a payment that is due (保障中小企业款项支付条例). */
export const reportSpecialAudit = act({
  name: 'ReportSpecialAudit',
  scope: 'evaluation',
  label: say('提交专项审计报告', 'Report the special audit'),
  addresses: [at(`${E}/special-audit`)],
  input: audit,
  events: [SpecialAuditReported],
  decide: (_, { evaluation: _evaluation, ...input }) => [SpecialAuditReported.of(input)],
});
