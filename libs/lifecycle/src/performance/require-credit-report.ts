import { act, at, C, event, say } from '../act/index.js';
import { id, text } from '../schema/index.js';

const task = { breach: id(), causeEvent: text(64), reason: text() };

export const CreditReportRequired = event({
  type: 'CreditReportRequired',
  scope: 'contract',
  label: say('需报送信用记录', 'Credit report required'),
  act: 'RequireCreditReport',
  data: task,
});

/** A person is asked to report the breach for the supplier's credit record: it needs notice and a right of reply (INV-40). */
export const requireCreditReport = act({
  name: 'RequireCreditReport',
  scope: 'contract',
  label: say('提请报送信用记录', 'Require a credit report'),
  addresses: [at(`${C}/credit/require-report`)],
  input: task,
  events: [CreditReportRequired],
  decide: (_, { contract: _contract, ...input }) => [CreditReportRequired.of(input)],
});
