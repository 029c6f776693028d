import { beijingDate, serialOf } from '@tongjian/money-time';
import { Procedure } from '@tongjian/procedure';
import {
  act,
  at,
  bound,
  breach,
  broken,
  event,
  procurementLaw,
  regulation,
  say,
  state,
  T,
  tendering,
} from '../act/index.js';
import { Criterion, Dossier, LowBidShares } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { bool, code, digest, fen, instant, int, list, oneOf, optional, record, text, title } from '../schema/index.js';
import { totalFen } from '../total.js';
import { utc } from './clock.js';
import { notTheAgent } from './preparation/appoint-agent.js';
import { TURNS_ON, turningOn } from './preparation/turns-on.js';
import { standsAt } from './stage.js';

const documents = {
  version: title(),
  sha256: optional(digest()),
  ceilingFen: optional(fen()),
  evaluationMethod: oneOf('points', 'lowestPrice'),
  /** Maxima in hundredths of a point; with points they add up to 100.00. */
  criteria: list(
    record({
      code: code(),
      name: title(),
      maxHundredths: int(1, 10000),
      price: optional(bool()),
      /** What earns the points, so that what the law forbids to reward can be refused (NR-25). */
      turnsOn: optional(oneOf(...TURNS_ON)),
    }),
    0,
    100,
  ),
  /** The substantive requirements: a bid that misses one is invalid, and no bid for missing another (NR-34b). */
  requirements: optional(list(record({ code: code(), text: text() }), 0, 100)),
  /** The bond that every bidder puts up, in fen (NR-32). */
  bidBondFen: optional(fen()),
  /** Shares in ten thousandths where the documents set higher ones than the law (NR-57). */
  lowBidShares: optional(record({ meanShare: int(1, 10000), secondShare: int(1, 10000), ceilingShare: int(1, 10000) })),
};
const notice = {
  noticeNo: optional(title()),
  conditions: optional(text()),
  deadline: instant(),
  /** How long bidders may reveal after the deadline before the bids can be opened without them: never no time. */
  revealMinutes: int(1, 10080),
  /** Until when the documents can be had. */
  documentsUntil: optional(instant()),
};

export const TenderDocumentsIssued = event({
  type: 'TenderDocumentsIssued',
  scope: 'lot',
  label: say('采购文件发出', 'Tender documents issued'),
  data: { ...documents, budgetFen: fen() },
  apply: (dossier, { lot, evaluationMethod, criteria, ceilingFen, requirements, bidBondFen = 0, lowBidShares }) => {
    Object.assign(
      lotOf(dossier, lot),
      { evaluationMethod, criteria, bidBondFen },
      ceilingFen === undefined ? {} : { ceilingFen },
      requirements ? { requirements: requirements.map(({ code }) => code) } : {},
      lowBidShares ? { lowBidShares } : {},
    );
  },
});

export const TenderNoticePublished = event({
  type: 'TenderNoticePublished',
  scope: 'lot',
  label: say('采购公告', 'Tender notice published'),
  act: 'PublishTender',
  data: notice,
  apply: (dossier, { lot, deadline, revealMinutes }, { meta }) => {
    const noticeOn = beijingDate(meta.occurredAt);
    Object.assign(lotOf(dossier, lot), { status: 'tendering', deadline, revealMinutes, noticeOn });
  },
});

/** Full days from one instant's Beijing day to another's. */
export const daysBetween = (from: string, to: string) => serialOf(beijingDate(to)) - serialOf(beijingDate(from));

/** Issues the documents with the budget shown in them (NR-34a) and calls for bids by a deadline. */
export const publishTender = act({
  name: 'PublishTender',
  scope: 'lot',
  label: say('发布采购公告', 'Publish the tender'),
  addresses: [at(`${T}/tender/publish`)],
  input: { ...documents, ...notice },
  events: [TenderDocumentsIssued, TenderNoticePublished],
  facts: (_, { deadline, evaluationMethod, criteria, bidBondFen = 0, documentsUntil, lowBidShares }, now) => ({
    tender: {
      deadline: utc(deadline),
      evaluationMethod,
      bidPeriodDays: daysBetween(now, deadline),
      bidBondFen,
      turnsOn: turningOn(criteria),
      documentsLimited: documentsUntil !== undefined,
      ...(documentsUntil ? { documentsUntil: utc(documentsUntil) } : {}),
      ...(lowBidShares
        ? {
            lowMeanShare: lowBidShares.meanShare,
            lowSecondShare: lowBidShares.secondShare,
            lowCeilingShare: lowBidShares.ceilingShare,
          }
        : {}),
    },
  }),
  standing: (dossier, { lot }, standpoint) =>
    broken(standsAt(dossier, lot, 'planned'), notTheAgent(dossier, lot, standpoint)),
  invariants: (dossier, { lot, deadline, criteria, evaluationMethod, ceilingFen }, { at: now }) =>
    broken(
      Date.parse(deadline) <= Date.parse(now) &&
        breach(
          'DeadlinePassed',
          'NR-19',
          [procurementLaw('35')],
          say('截止时间必须晚于公告时间', 'The deadline must lie after the notice'),
          { deadline, at: now },
          bound('deadline', '>', now),
        ),
      evaluationMethod === 'points' && criteriaAddUp(criteria),
      ceilingWithinBudget(dossier, lot, ceilingFen),
    ),
  decide: (dossier, input, { procedure }) => {
    const { deadline, noticeNo, conditions, revealMinutes, documentsUntil, lot, ...documents } = input;
    const lowBidShares = documents.lowBidShares ?? lowBidSharesBy(procedure.parameters);
    return [
      TenderDocumentsIssued.of({
        ...documents,
        ...(lowBidShares ? { lowBidShares } : {}),
        budgetFen: dossier.lots.get(lot)?.budgetFen ?? 0,
      }),
      TenderNoticePublished.of({
        deadline: utc(deadline),
        revealMinutes,
        ...(noticeNo ? { noticeNo } : {}),
        ...(conditions ? { conditions } : {}),
        ...(documentsUntil ? { documentsUntil: utc(documentsUntil) } : {}),
      }),
    ];
  },
});

/** The shares that the procedure sets, in ten thousandths; nothing where it knows of none (NR-57). */
function lowBidSharesBy(parameters: Procedure['parameters']): LowBidShares | undefined {
  const share = (name: string) => (typeof parameters[name] === 'number' ? parameters[name] : undefined);
  const [meanShare, secondShare, ceilingShare] = [
    share('lowMeanShare'),
    share('lowSecondShare'),
    share('lowCeilingShare'),
  ];
  return meanShare !== undefined && secondShare !== undefined && ceilingShare !== undefined
    ? { meanShare, secondShare, ceilingShare }
    : undefined;
}

function criteriaAddUp(criteria: readonly Criterion[]) {
  const sumHundredths = totalFen(criteria.map((criterion) => criterion.maxHundredths));
  const codes = new Set(criteria.map((criterion) => criterion.code));
  const prices = criteria.filter((criterion) => criterion.price).length;
  return (
    (sumHundredths !== 10000 || codes.size !== criteria.length || prices > 1) &&
    breach(
      'CriteriaDoNotAddUp',
      'NR-34b',
      [regulation('34'), tendering('55')],
      say(
        '评分因素不得重复, 价格分至多一项, 分值之和必须为100分',
        'Criteria are distinct, one at most is the price, and their maxima add up to 100 points',
      ),
      { sumHundredths, criteria: criteria.length, distinct: codes.size, prices },
      bound('criteria.maxHundredths', '=', 10000),
    )
  );
}

function ceilingWithinBudget(dossier: Dossier, lot: string, ceilingFen: number | undefined) {
  const budgetFen = dossier.lots.get(lot)?.budgetFen ?? 0;
  return (
    ceilingFen !== undefined &&
    ceilingFen > budgetFen &&
    breach(
      'OverBudget',
      'INV-15',
      [regulation('30'), tendering('12')],
      say('最高限价不得超过标段预算', 'The ceiling price cannot exceed the budget of the lot'),
      { ceilingFen, budgetFen },
      bound('ceilingFen', '<=', budgetFen),
      state('不设最高限价', 'Set no ceiling price'),
    )
  );
}
