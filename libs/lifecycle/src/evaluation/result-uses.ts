import { Breach, breach, broken, purchaseOfServices, record, say, state } from '../act/index.js';
import { paymentsOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';

/** To what a result may be put (NR-11, CD-32, KQ-32). */
export const USES = ['payment', 'budget', 'selection', 'policy', 'termination', 'award'] as const;
type Use = (typeof USES)[number];

interface Applied {
  readonly evaluation: string;
  readonly use: Use;
  readonly amountFen?: number;
}

/**
 * A use that the record bears out: a result is used for a payment that exists, to end a contract only where it failed, as a merit only where
 * it passed; what it does to a budget is told as an amount.
 */
export function unfitUse(dossier: Dossier, { evaluation, use, amountFen }: Applied): readonly Breach[] {
  const plan = dossier.evaluations.get(evaluation);
  const grade = plan?.result?.grade;
  if (!plan || !grade) return [];
  const wrongGrade = (use === 'termination' && grade !== 'fail') || (use === 'award' && grade !== 'pass');
  return broken(
    wrongGrade &&
      breach(
        'UseDoesNotFit',
        'NR-11',
        [purchaseOfServices('21')],
        say('该结果不支持此项运用', 'The result does not bear this use'),
        { use, grade },
        state('选择与结果相符的运用', 'Choose a use that fits the result'),
      ),
    use === 'payment' &&
      paymentsOf(dossier, plan.contract).length === 0 &&
      breach(
        'NoPaymentToSet',
        'INV-32',
        [record('INV-32')],
        say('该合同尚无支付申请', 'No payment of the contract was requested yet'),
        { contract: plan.contract },
        { kind: 'act', act: 'RequestPayment' },
      ),
    use === 'budget' &&
      amountFen !== undefined &&
      amountFen > (dossier.proposal?.budgetFen ?? Infinity) &&
      breach(
        'OverBudget',
        'INV-15',
        [purchaseOfServices('21')],
        say('调整金额超过项目预算', 'More than the project’s budget'),
        { amountFen, budgetFen: dossier.proposal?.budgetFen ?? 0 },
        { kind: 'bound', fact: 'amountFen', op: '<=', bound: dossier.proposal?.budgetFen ?? 0 },
      ),
  );
}
