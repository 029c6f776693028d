import { Alarm, ContractLine, LotLine } from './document.js';
import { Draft } from './draft.js';

const alarm = (code: string, key: string, zh: string, en: string): Alarm => ({ code, key, text: { zh, en } });

/** Methods that one supplier is enough for, and calls, for which no law says how many are few. */
const WITHOUT_COMPETITION = new Set(['', 'singleSource', 'selfOrganised', 'frameworkAgreement', 'application']);
const OPENED = new Set(['opened', 'ranked', 'awarded', 'contracted']);

/** What the supervisor should look at, by what the events say; deadlines that passed in silence need a timer. */
export function alarmsOf(draft: Draft): Alarm[] {
  const { id, budgetFen, approvedFen, contractedFen, paidFen } = draft;
  return [
    ...draft.refusals.map(({ command, code }) =>
      alarm(
        'ConsequenceRefused',
        id,
        `自动后果未能办理:${command}(${code})`,
        `An automatic consequence was refused: ${command} (${code})`,
      ),
    ),
    ...draft.lots.flatMap(lotAlarms),
    ...draft.contracts.flatMap(standingAlarms),
    ...draft.contracts.flatMap((contract) => contractAlarms(draft, contract)),
    ...draft.payments
      .filter(({ withheld }) => withheld)
      .map(({ payment }) => alarm('PaymentWithheld', payment, '支付被暂缓', 'A payment is withheld')),
    ...(contractedFen > (approvedFen || budgetFen)
      ? [alarm('OverBudget', id, '合同金额超过批准预算', 'More is contracted than approved')]
      : []),
    ...(paidFen > contractedFen && contractedFen > 0
      ? [alarm('OverPaid', id, '支付金额超过合同金额', 'More is paid than contracted')]
      : []),
  ];
}

function lotAlarms({ lot, method, status, bids, invalidBids, awardFen, budgetFen }: LotLine): Alarm[] {
  const few = bids > 0 && bids - invalidBids < 3 && OPENED.has(status) && !WITHOUT_COMPETITION.has(method);
  return [
    ...(few ? [alarm('TooFewBids', lot, '有效投标不足三家', 'Fewer than three valid bids')] : []),
    ...(awardFen !== undefined && awardFen > budgetFen
      ? [alarm('AwardOverBudget', lot, '成交价超过标段预算', 'The award is above the lot’s budget')]
      : []),
    ...(status === 'failed' ? [alarm('TenderFailed', lot, '废标', 'The tender failed')] : []),
  ];
}

/** What stands whether or not the contract goes on. */
function standingAlarms({ contract, overdue, creditReport }: ContractLine): Alarm[] {
  return [
    ...(overdue.length > 0
      ? [
          alarm(
            'PaymentOverdue',
            contract,
            `中小企业款项逾期:第${overdue.join('、')}期`,
            `Overdue to a small enterprise: instalment ${overdue.join(', ')}`,
          ),
        ]
      : []),
    ...(creditReport
      ? [alarm('CreditReportRequired', contract, '转包违约待报送信用记录', 'A breach waits for its credit report')]
      : []),
  ];
}

function contractAlarms(
  draft: Draft,
  { contract, status, termination, missed, acceptanceFailed }: ContractLine,
): Alarm[] {
  const ended = status === 'terminated' || status === 'completed' || draft.ended !== undefined;
  if (ended) return [];
  const failing = draft.evaluations.some(
    (evaluation) => evaluation.contract === contract && evaluation.result === 'fail' && evaluation.uses.length === 0,
  );
  return [
    ...(failing && (termination === undefined || termination === 'decisionRequired')
      ? [
          alarm(
            'FailingWithoutDecision',
            contract,
            '评价不合格尚无处理决定',
            'A failing evaluation waits for a decision',
          ),
        ]
      : []),
    ...(termination === 'contested'
      ? [alarm('TerminationContested', contract, '终止合同有异议未决', 'A contested termination is undecided')]
      : []),
    ...(missed.length > 0
      ? [
          alarm(
            'MilestoneMissed',
            contract,
            `里程碑未达成:${missed.join('、')}`,
            `Milestones missed: ${missed.join(', ')}`,
          ),
        ]
      : []),
    ...(acceptanceFailed ? [alarm('AcceptanceFailed', contract, '验收不合格', 'Acceptance failed')] : []),
  ];
}
