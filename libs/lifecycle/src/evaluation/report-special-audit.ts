import { act, at, breach, broken, bound, E, event, record, say } from '../act/index.js';
import { evaluationOf, paymentsOf } from '../dossier-access.js';
import { fen, text } from '../schema/index.js';

const audit = { findings: text(), questionedFen: fen() };

export const SpecialAuditReported = event({
  type: 'SpecialAuditReported',
  scope: 'evaluation',
  label: say('专项审计', 'Special audit reported'),
  act: 'ReportSpecialAudit',
  data: audit,
  apply: (dossier, data) => void (evaluationOf(dossier, data).audited = true),
});

/** An audit of the project's money. It may hold up the closing, never a payment that is due (X13; 保障中小企业款项支付条例). */
export const reportSpecialAudit = act({
  name: 'ReportSpecialAudit',
  scope: 'evaluation',
  label: say('提交专项审计报告', 'Report the special audit'),
  addresses: [at(`${E}/special-audit`)],
  input: audit,
  events: [SpecialAuditReported],
  invariants: (dossier, { evaluation, questionedFen }) => {
    const contract = dossier.evaluations.get(evaluation)?.contract ?? '';
    const paidFen = paymentsOf(dossier, contract).reduce((sum, payment) => sum + payment.paidFen, 0);
    return broken(
      questionedFen > paidFen &&
        breach(
          'BeyondPaid',
          'X13',
          [record('X13')],
          say('审计存疑金额不得超过已支付金额', 'An audit questions no more than was paid'),
          { questionedFen, paidFen },
          bound('questionedFen', '<=', paidFen),
        ),
    );
  },
  decide: (_, { evaluation: _evaluation, ...input }) => [SpecialAuditReported.of(input)],
});
