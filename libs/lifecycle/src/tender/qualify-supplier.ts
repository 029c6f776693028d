import { beijingDate } from '@tongjian/money-time';
import { act, at, breach, broken, event, procurementLaw, purchaseOfServices, say, state, T } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bidsInForce, lotOf } from '../dossier-access.js';
import { bool, code, DataOf, list, oneOf, optional, record, text } from '../schema/index.js';
import { standsAt } from './stage.js';

const SUPPLIER_TYPES = [
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
const BARRED: readonly string[] = ['classOneInstitution', 'fundedMassOrganisation', 'stateOrgan'];
/** 财政部令第102号 is in force from this day. */
const BARRED_FROM = '2020-03-01';

const review = {
  supplier: code(),
  supplierType: optional(oneOf(...SUPPLIER_TYPES)),
  /** Before the bids were opened (资格预审) or after (资格后审). */
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
  data: review,
  apply: (dossier, { lot, supplier, result }) => void lotOf(dossier, lot).qualifications.set(supplier, result),
});

/** Reviews whether a supplier meets every condition on the day of the review (INV-29, INV-10). */
export const qualifySupplier = act({
  name: 'QualifySupplier',
  scope: 'lot',
  label: say('审查供应商资格', 'Review a supplier’s qualification'),
  outcomes: { positive: ['qualified'], other: ['notQualified'] },
  addresses: [at(`${T}/qualification/review`)],
  input: review,
  events: [QualificationReviewed],
  outcome: ({ result }) => result,
  invariants: (dossier, input, { at: now }) =>
    broken(
      standsAt(dossier, input.lot, 'planned', 'tendering', 'opened', 'ranked', 'awarded'),
      takesPart(dossier, input),
      followsFromConditions(input),
      typeAllowed(input, beijingDate(now)),
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

function typeAllowed({ supplierType, result, supplier }: Review, today: string) {
  return (
    result === 'qualified' &&
    today >= BARRED_FROM &&
    supplierType !== undefined &&
    BARRED.includes(supplierType) &&
    breach(
      'SupplierTypeBarred',
      'INV-10',
      [purchaseOfServices('6'), purchaseOfServices('8')],
      say('该类主体不得承接政府购买服务', 'Bodies of this type cannot provide purchased services'),
      { supplier, supplierType, from: BARRED_FROM, on: today },
    )
  );
}
