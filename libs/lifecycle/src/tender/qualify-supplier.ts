import { act, at, breach, broken, event, procurementLaw, say, state, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { bidsInForce, lotOf } from '../dossier-access.js';
import { bool, code, DataOf, list, oneOf, optional, record, text } from '../schema/index.js';
import { standsAt } from './stage.js';

/** What a supplier may be (NR-05). */
export const SUPPLIER_TYPES = [
  'enterprise',
  'socialOrganisation',
  'classOneInstitution',
  'classTwoInstitution',
  'massOrganisation',
  'fundedMassOrganisation',
  'ruralCollective',
  'grassrootsBody',
  'individual',
  'stateOrgan',
] as const;

const review = {
  supplier: code(),
  supplierType: oneOf(...SUPPLIER_TYPES),
  /** Before the bids are opened (资格预审), of anybody, or after (资格后审), of who takes part. */
  stage: oneOf('pre', 'post'),
  result: oneOf('qualified', 'notQualified'),
  conditions: list(record({ code: code(), met: bool(), evidence: optional(text()) }), 1, 50),
  reason: optional(text()),
};

export const QualificationReviewed = event({
  type: 'QualificationReviewed',
  scope: 'lot',
  label: say('资格审查', 'Qualification reviewed'),
  act: 'QualifySupplier',
  outcome: ({ result }) => result,
  /** A history may not tell what the supplier was. */
  data: { ...review, supplierType: optional(review.supplierType) },
  apply: (dossier, { lot, supplier, result }) => void lotOf(dossier, lot).qualifications.set(supplier, result),
});

/**
 * Reviews, with a document, whether a supplier meets every condition on the day of the review (INV-29). Which types of
 * supplier are barred from when on is dated law: the floor's (INV-10).
 */
export const qualifySupplier = act({
  name: 'QualifySupplier',
  scope: 'lot',
  label: say('审查供应商资格', 'Review a supplier’s qualification'),
  outcomes: { positive: ['qualified'], other: ['notQualified'] },
  addresses: [at(`${T}/qualification/review`)],
  input: review,
  events: [QualificationReviewed],
  outcome: ({ result }) => result,
  facts: (_, { supplierType }) => ({ supplier: { type: supplierType } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned', 'tendering', 'opened', 'ranked', 'awarded')),
  invariants: (dossier, input, { attachments }) =>
    broken(
      input.stage === 'pre' && standsAt(dossier, input.lot, 'planned', 'tendering'),
      takesPart(dossier, input),
      byTheSetConditions(dossier, input),
      followsFromConditions(input),
      needsDocument(attachments, 'INV-29', [procurementLaw('23')]),
    ),
  decide: (_, input) => [QualificationReviewed.of(input)],
});

type Review = DataOf<typeof review> & { readonly lot: string };

/** After the opening only bidders and the supplier of the award are reviewed. */
function takesPart(dossier: Dossier, { lot: lotId, supplier, stage }: Review) {
  const lot = dossier.lots.get(lotId);
  if (stage === 'pre' || !lot) return false;
  const known = lot.award?.supplier === supplier || bidsInForce(lot).some(({ bidder }) => bidder === supplier);
  return (
    !known &&
    breach(
      'NoBidder',
      'INV-29',
      [procurementLaw('23')],
      say('该供应商未参加本标段', 'The supplier takes no part in this lot'),
      { supplier, lot: lotId },
      state('审查参加本标段的供应商', 'Review a supplier that takes part in the lot'),
    )
  );
}

/** Conditions that purchaser and finance set for the lot are all examined, of every supplier alike (KQ-11, NR-25). */
function byTheSetConditions(dossier: Dossier, { lot: lotId, conditions }: Review) {
  const set = dossier.lots.get(lotId)?.conditions;
  const examined = new Set(conditions.map(({ code }) => code));
  const missing = set?.signed ? set.codes.filter((code) => !examined.has(code)) : [];
  return (
    missing.length > 0 &&
    breach(
      'ConditionsNotExamined',
      'KQ-11',
      [procurementLaw('22'), procurementLaw('23')],
      say('须审查已确定的全部具体条件', 'Every condition that was set for the lot is examined'),
      { missing },
      state('逐项审查已确定的条件', 'Examine each condition that was set'),
    )
  );
}

function followsFromConditions({ conditions, result, supplier }: Review) {
  const unmet = conditions.filter(({ met }) => !met).map(({ code }) => code);
  return (
    (unmet.length === 0) !== (result === 'qualified') &&
    breach(
      'ResultDoesNotFollow',
      'INV-29',
      [procurementLaw('22'), procurementLaw('23')],
      say('审查结果与各项条件不符: 全部满足方为合格', 'Qualified means that every condition is met, and nothing else'),
      { supplier, result, unmet },
      state('按各项条件得出结果', 'Let the result follow from the conditions'),
    )
  );
}
