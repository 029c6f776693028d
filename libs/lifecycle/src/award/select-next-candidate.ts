import { act, at, breach, broken, event, procurementLaw, regulation, say, state, T } from '../act/index.js';
import { Lot } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, id, oneOf, optional, text } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { awardOf, AwardDecided } from './award-decided.js';
import { bestOf, candidatesOf } from './candidates.js';
import { withinBudget } from './within-budget.js';

const selection = {
  ground: oneOf('refusedToSign', 'notQualified', 'awardAnnulled'),
  reason: text(),
  tieBreak: optional(text()),
};

export const NextCandidateSelected = event({
  type: 'NextCandidateSelected',
  scope: 'lot',
  label: say('顺延候选人', 'Next candidate selected'),
  act: 'SelectNextCandidate',
  data: { ground: selection.ground, reason: text(), from: code(), fromBid: id(), to: code(), toBid: id() },
  apply: (dossier, { lot, fromBid }) => void lotOf(dossier, lot).passedOver.add(fromBid),
});

/** Passes over the supplier of the award and awards to the next of the ranking at its offer (NR-30). */
export const selectNextCandidate = act({
  name: 'SelectNextCandidate',
  scope: 'lot',
  label: say('顺延候选人', 'Select the next candidate'),
  addresses: [at(`${T}/award/select-next`)],
  input: { ...selection, supplier: optional(code()) },
  events: [NextCandidateSelected, AwardDecided],
  standing: (dossier, { lot: lotId }) => {
    const lot = dossier.lots.get(lotId);
    return broken(standsAt(dossier, lotId, 'awarded'), (!lot || nextOf(lot).length === 0) && noneLeft(lotId, lot));
  },
  invariants: (dossier, { lot: lotId, ground, supplier, tieBreak }) => {
    const lot = dossier.lots.get(lotId);
    const next = lot ? nextOf(lot) : [];
    const chosen = chosenOf(next, supplier);
    return broken(
      ground === 'notQualified' && isQualified(lot),
      next.length > 0 && (!chosen || (next.length > 1 && !tieBreak)) && chooseAmongEquals(next),
      chosen && withinBudget(dossier, lotId, chosen.offerFen),
    );
  },
  decide: (dossier, { lot: lotId, ground, reason, tieBreak, supplier, sample }) => {
    const lot = lotOf(dossier, lotId);
    const to = chosenOf(nextOf(lot), supplier)!;
    const from = lot.award!;
    return [
      NextCandidateSelected.of({
        ground,
        reason,
        from: from.supplier,
        fromBid: from.bid!,
        to: to.bidder,
        toBid: to.bid,
        ...(sample ? { sample } : {}),
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
  },
});

/** The best of those who follow the supplier of the award. */
const nextOf = ({ award, ...lot }: Lot) =>
  award?.bid === undefined ? [] : bestOf(candidatesOf(lot).filter(({ bid }) => bid !== award.bid));

const chosenOf = (next: ReturnType<typeof nextOf>, supplier: string | undefined) =>
  supplier === undefined ? next[0] : next.find(({ bidder }) => bidder === supplier);

const isQualified = (lot: Lot | undefined) =>
  lot?.award !== undefined &&
  lot.qualifications.get(lot.award.supplier) !== 'notQualified' &&
  breach(
    'NotFoundUnqualified',
    'INV-29',
    [procurementLaw('23')],
    say('没有审查不合格的记录', 'No review found the supplier unqualified'),
    { supplier: lot.award.supplier },
    { kind: 'act', act: 'QualifySupplier', key: `lot-${lot.lot}`, outcomes: ['notQualified'] },
  );

const noneLeft = (lotId: string, lot: Lot | undefined) =>
  breach(
    'NoCandidateLeft',
    'NR-30',
    [regulation('49')],
    say('没有后续候选人, 应重新采购', 'No candidate is left: purchase anew'),
    { lot: lotId, passedOver: [...(lot?.passedOver ?? [])] },
    state('另立标段重新采购', 'Plan a lot anew and tender it'),
  );

const chooseAmongEquals = (next: ReturnType<typeof nextOf>) =>
  breach(
    'TieNotExplained',
    'NR-29',
    [regulation('43')],
    say(
      '后续候选人并列, 须指明供应商并说明如何确定',
      'The next candidates share a rank: name one and say how it was chosen',
    ),
    { next: next.map(({ bidder }) => bidder) },
    state('填写供应商与并列处理方式', 'Give supplier and tie break'),
  );
