import {
  act,
  at,
  bound,
  breach,
  broken,
  doFirst,
  event,
  Fact,
  procurementLaw,
  regulation,
  say,
  state,
  T,
} from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { awardOf, AwardDecided } from '../award/award-decided.js';
import { bestOf } from '../award/candidates.js';
import { NextCandidateSelected } from '../award/select-next-candidate.js';
import { withinBudget } from '../award/within-budget.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, DataOf, fen, id, list, oneOf, optional, record, text } from '../schema/index.js';
import { TenderCancelled } from '../tender/cancel-tender.js';
import { TenderFailed } from '../tender/fail-tender.js';
import { ContractTerminated } from '../termination/terminate-contract.js';
import { caseKeyOf, disputeAt } from './dispute.js';
import { COURSES, PHASES, Remedy, remedyOf } from './remedy.js';
import { SigningHoldReleased } from './signing-hold.js';
import { order94 } from './sources.js';

const remedy = {
  course: oneOf(...COURSES),
  reason: text(),
  /** Among candidates that are equal: who, and how that was chosen. */
  supplier: optional(code()),
  tieBreak: optional(text()),
  /** Who makes a loss good, and how much of it is known. */
  liable: optional(list(record({ party: code(), amountFen: optional(fen()), basis: text() }), 0, 20)),
};
type Input = DataOf<typeof remedy>;

export const RemedyCarriedOut = event({
  type: 'RemedyCarriedOut',
  scope: 'case',
  label: say('依法处理采购结果', 'Remedy carried out'),
  act: 'CarryOutRemedy',
  data: { ...remedy, phase: oneOf(...PHASES), contract: optional(id()) },
  apply: (dossier, data) => {
    const dispute = disputeAt(dossier, data);
    if (dispute) dispute.remedy = 'done';
  },
});

/** The award of a lot is void: nobody has it, and whoever had it is passed over. */
export const AwardAnnulled = event({
  type: 'AwardAnnulled',
  scope: 'lot',
  label: say('中标(成交)结果无效', 'Award annulled'),
  data: { supplier: code(), bid: optional(id()), reason: text() },
  apply: (dossier, { lot: lotId, bid }) => {
    const lot = lotOf(dossier, lotId);
    delete lot.award;
    if (bid !== undefined) lot.passedOver.add(bid);
  },
});

/** Carries out what the law asks for after an upheld challenge or complaint that affects the result (NR-51). */
export const carryOutRemedy = act({
  name: 'CarryOutRemedy',
  scope: 'case',
  under: ['lot'],
  label: say('依法处理采购结果', 'Carry out the remedy'),
  outcomes: { positive: [...COURSES], other: [] },
  addresses: [at(`${T}/cases/{case}/remedy`)],
  input: remedy,
  outcome: ({ course }) => course,
  events: [
    RemedyCarriedOut,
    AwardAnnulled,
    TenderCancelled,
    TenderFailed,
    ContractTerminated,
    NextCandidateSelected,
    AwardDecided,
    SigningHoldReleased,
  ],
  standing: (dossier, parts) =>
    broken(
      disputeAt(dossier, parts)?.remedy !== 'required' &&
        breach(
          'NoRemedyDue',
          'NR-51',
          [procurementLaw('73')],
          say('没有待处理的采购结果', 'No remedy is due in this case'),
          { case: parts.case },
          doFirst('AnswerChallenge', caseKeyOf(parts)),
          doFirst('DecideComplaint', caseKeyOf(parts)),
        ),
    ),
  invariants: (dossier, input, { attachments }) => {
    const due = remedyOf(dossier, input.lot ?? '');
    return broken(
      needsDocument(attachments, 'NR-51', [procurementLaw('73')]),
      courseOpen(dossier, input, due),
      input.course === 'nextCandidate' && chosen(dossier, input, due),
    );
  },
  decide: (dossier, input, { at: now }) => {
    const due = remedyOf(dossier, input.lot ?? '');
    return [
      RemedyCarriedOut.of({
        ...input,
        phase: due.phase,
        ...(due.contract ? { contract: due.contract.contract } : {}),
      }),
      ...effects(dossier, input, due, now),
      SigningHoldReleased.of({ cause: 'remedied', reason: '采购结果已依法处理 (the remedy is carried out)' }),
    ];
  },
});

type Placed = Input & { readonly lot?: string | undefined };

function courseOpen(dossier: Dossier, input: Placed & { readonly case: string }, { phase, course }: Remedy) {
  const { lot, case: of, course: wanted } = input;
  const correctable =
    wanted === 'correctDocuments' &&
    phase === 'notAwarded' &&
    disputeAt(dossier, { ...(lot === undefined ? {} : { lot }), case: of })?.target === 'documents' &&
    dossier.lots.get(lot ?? '')?.opened === false;
  // Whoever may name the next candidate may also begin anew: the law lets the purchaser choose (94号令 16, 32).
  const anew = wanted === 'reTender' && course === 'nextCandidate';
  return (
    wanted !== course &&
    !correctable &&
    !anew &&
    breach(
      'NotTheRemedy',
      'NR-51',
      [procurementLaw('73'), regulation('71'), order94('16')],
      say(
        '采购所处阶段应适用其他处理方式',
        'At the point that the purchase has reached, the law asks for another course',
      ),
      { phase, course: wanted, due: course },
      bound('course', '=', course),
    )
  );
}

function chosen(dossier: Dossier, { lot, supplier, tieBreak }: Placed, { candidates }: Remedy) {
  const best = bestOf(candidates);
  const to = supplier === undefined ? best[0] : best.find(({ bidder }) => bidder === supplier);
  const unclear = best.length > 0 && (!to || (best.length > 1 && (supplier === undefined || tieBreak === undefined)));
  return broken(
    unclear &&
      breach(
        'TieNotExplained',
        'NR-29',
        [regulation('43')],
        say(
          '须从排名最前的候选人中确定,并列的说明如何确定',
          'The best of the remaining candidates follows; among equals say how one was chosen',
        ),
        { next: best.map(({ bidder }) => bidder) },
        state('填写供应商与并列处理方式', 'Give supplier and tie break'),
      ),
    to && withinBudget(dossier, lot ?? '', to.offerFen),
  );
}

function effects(dossier: Dossier, input: Placed, { phase, candidates, contract }: Remedy, now: string): Fact[] {
  const { lot: lotId = '', course, reason, supplier, tieBreak } = input;
  if (course === 'liability' || course === 'correctDocuments') return [];
  if (phase === 'notAwarded') return [TenderCancelled.of({ reason })];
  const award = dossier.lots.get(lotId)!.award!;
  const fallen: Fact[] = contract ? [rescinded(contract, now)] : [];
  if (course === 'reTender')
    return [
      ...fallen,
      AwardAnnulled.of({ supplier: award.supplier, ...(award.bid ? { bid: award.bid } : {}), reason }),
      TenderFailed.of({ ground: 'unlawfulActs', reason, validBids: candidates.length }),
    ];
  const best = bestOf(candidates);
  const to = best.find(({ bidder }) => supplier === undefined || bidder === supplier)!;
  return [
    ...fallen,
    NextCandidateSelected.of({
      ground: 'awardAnnulled',
      reason,
      from: award.supplier,
      fromBid: award.bid!,
      to: to.bidder,
      toBid: to.bid,
    }),
    awardOf(dossier, lotId, {
      supplier: to.bidder,
      priceFen: to.offerFen,
      basis: 'nextCandidate',
      bid: to.bid,
      rank: to.rank,
      ...(tieBreak ? { tieBreak } : {}),
    }),
  ];
}

/** 撤销合同: by law, without the notice that a party's own rescission needs. */
function rescinded({ contract, bondHeldFen }: NonNullable<Remedy['contract']>, now: string): Fact {
  const { type, data } = ContractTerminated.of({
    ground: '撤销合同 (政府采购法73, 实施条例71)',
    noticeServedAt: now,
    effectiveAt: now,
    bondHeldFen,
  });
  return { type, data: { ...data, contract } };
}
