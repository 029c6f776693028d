import { act, at, breach, broken, event, procurementLaw, regulation, say, state, T, tendering } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, digest, fen, id, int, list, oneOf, optional, person, record, text, title } from '../schema/index.js';
import { missingScores, rankable, rankingOf } from './ranking.js';
import { membersOf, notTheirSignature, rankingDigest, unsigned } from './report-signatures.js';
import { undecidedReviews } from './review/open-reviews.js';
import { finalOffersAwaited } from './rounds/awaited.js';
import { standsAt } from './stage.js';

const report = { reportNo: optional(title()) };
const dissents = optional(list(record({ member: person(), reason: text() }), 0, 50));

export const ReportSignatureGiven = event({
  type: 'ReportSignatureGiven',
  scope: 'lot',
  label: say('评审成员签署', 'Member signed the report'),
  act: 'SignReport',
  outcome: () => 'partly',
  /** `ranking`: the digest of what was signed. */
  data: { member: person(), ranking: digest(), dissent: optional(text()) },
  apply: (dossier, { lot, member, ranking, dissent }) =>
    void lotOf(dossier, lot).signatures.set(member, { ranking, ...(dissent ? { dissent } : {}) }),
});

export const EvaluationReportSigned = event({
  type: 'EvaluationReportSigned',
  scope: 'lot',
  label: say('评审报告签署', 'Evaluation report signed'),
  act: 'SignReport',
  data: {
    ...report,
    dissent: dissents,
    /** Everyone who scored. */
    members: optional(list(person(), 0, 50)),
    evaluationMethod: oneOf('points', 'lowestPrice'),
    ranking: list(
      record({
        rank: int(1),
        bid: id(),
        bidder: code(),
        offerFen: fen(),
        totalNum: optional(int(0)),
        totalDen: optional(int(1)),
        tie: optional(oneOf('offer', 'shared')),
      }),
    ),
  },
  apply: (dossier, { lot, ranking }) => void Object.assign(lotOf(dossier, lot), { status: 'ranked', ranking }),
});

/**
 * Signs the report, member by member; all who scored sign it or dissent, the last signature completes it. The ranking
 * is not entered but computed from what was recorded (INV-28).
 */
export const signReport = act({
  name: 'SignReport',
  scope: 'lot',
  label: say('签署评审报告', 'Sign the evaluation report'),
  outcomes: { positive: ['done'], other: ['partly'] },
  addresses: [at(`${T}/report/sign`)],
  input: { ...report, member: optional(person()), dissent: optional(text()) },
  events: [ReportSignatureGiven, EvaluationReportSigned],
  outcome: ({ lot: lotId }, dossier) => {
    const lot = dossier.lots.get(lotId);
    return lot && unsigned(lot).length > 1 ? 'partly' : 'done';
  },
  standing: (dossier, { lot }, { actor, at: now }) =>
    broken(
      standsAt(dossier, lot, 'opened'),
      finalOffersAwaited(dossier.lots.get(lot), now) || somethingToRank(dossier, lot),
      unbonded(dossier, lot),
      notReviewed(dossier, lot),
      undecidedReviews(dossier, lot),
      allScored(dossier, lot),
      noneAbove(dossier, lot),
      actor.role === 'expert' && notTheirSignature(dossier.lots.get(lot), undefined, { actor, attachments: [] }),
    ),
  invariants: (dossier, { lot, member }, occasion) =>
    broken(notTheirSignature(dossier.lots.get(lot), member, occasion)),
  decide: (dossier, { member, dissent, ...input }, { actor }) => {
    const lot = lotOf(dossier, input.lot);
    const signer = member ?? actor.person;
    const signature = { member: signer, ranking: rankingDigest(lot), ...(dissent ? { dissent } : {}) };
    if (unsigned(lot).length > 1) return [ReportSignatureGiven.of(signature)];
    const members = membersOf(lot);
    const said = members.length === 0 ? [] : [...lot.signatures, [signer, { dissent }] as const];
    const reasons = new Map(said.map(([one, { dissent: reason }]) => [one, reason]));
    const dissenting = members.flatMap((one) => {
      const reason = reasons.get(one);
      return reason ? [{ member: one, reason }] : [];
    });
    return [
      EvaluationReportSigned.of({
        ...input,
        ...(members.length > 0 ? { members } : {}),
        ...(dissenting.length > 0 ? { dissent: dissenting } : {}),
        evaluationMethod: lot.evaluationMethod ?? 'lowestPrice',
        ranking: rankingOf(lot),
      }),
    ];
  },
});

function somethingToRank(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  return (
    lot?.opened &&
    rankable(lot).length === 0 &&
    breach(
      'NoValidBid',
      'NR-48',
      [procurementLaw('36')],
      say('没有有效投标, 应予废标', 'No bid is valid: the tender has failed'),
      { lot: lotId, bids: lot.bids.size },
      { kind: 'act', act: 'FailTender', key: `lot-${lotId}` },
    )
  );
}

function allScored(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  const missing = lot ? missingScores(lot) : [];
  return (
    missing.length > 0 &&
    breach(
      'ScoresMissing',
      'INV-28',
      [regulation('34'), tendering('55')],
      say('尚有投标未经全体成员评分', 'Not every member has scored every valid bid'),
      { missing },
      { kind: 'act', act: 'ScoreBid', key: `lot-${lotId}` },
    )
  );
}

/** 87号令 63(4): an offer above ceiling or budget is an invalid bid, so it cannot be ranked. */
function noneAbove(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  if (!lot) return false;
  const boundFen = Math.min(lot.ceilingFen ?? lot.budgetFen, lot.budgetFen);
  const above = rankable(lot).filter(({ offerFen }) => offerFen > boundFen);
  return (
    above.length > 0 &&
    breach(
      'OfferAboveBudget',
      'INV-15',
      [tendering('63'), procurementLaw('36')],
      say(
        '报价超过预算或最高限价的投标无效, 不得参加排序',
        'An offer above budget or ceiling is invalid and cannot be ranked',
      ),
      { bids: above.map(({ bid }) => bid), boundFen },
      { kind: 'act', act: 'DisqualifyBid', key: `lot-${lotId}` },
      state('全部超过时予以废标', 'If all are above, fail the tender'),
    )
  );
}

/** 87号令 63(1): where the documents ask for a bond, a bid without one is invalid. */
function unbonded(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  if (!lot || lot.bidBondFen === 0) return false;
  const without = rankable(lot).filter(({ bidder }) => lot.bidBonds.get(bidder)?.refunded !== false);
  return (
    without.length > 0 &&
    breach(
      'BidBondMissing',
      'NR-32',
      [tendering('63'), regulation('33')],
      say('未按采购文件要求提交投标保证金的投标无效', 'A bid without the bond that the documents ask for is invalid'),
      { bids: without.map(({ bid }) => bid), bidBondFen: lot.bidBondFen },
      { kind: 'act', act: 'DisqualifyBid', key: `lot-${lotId}` },
    )
  );
}

/** Where the documents list substantive requirements, every bid is reviewed by them before it is ranked. */
function notReviewed(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  if (!lot?.requirements?.length) return false;
  const bids = rankable(lot).flatMap(({ bid }) => (lot.conformity.has(bid) ? [] : [bid]));
  return (
    bids.length > 0 &&
    breach(
      'ConformityNotReviewed',
      'NR-34b',
      [tendering('50')],
      say('尚有投标未作符合性审查', 'Not every bid was reviewed for conformity'),
      { bids },
      { kind: 'act', act: 'ReviewConformity', key: `lot-${lotId}` },
    )
  );
}
