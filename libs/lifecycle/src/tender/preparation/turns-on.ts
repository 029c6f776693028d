/**
 * What a condition of suppliers or a criterion of scoring turns on. The last ten are what 政府采购法实施条例 20 forbids
 * (NR-25); they can be named so that their refusal can cite the clause.
 */
export const TURNS_ON = [
  'quality',
  'plan',
  'price',
  'personnel',
  'equipment',
  'licence',
  'credit',
  'management',
  'experience',
  /** How the supplier performed its own earlier contracts (X12). */
  'ownPerformance',
  'unrelated',
  'regionalRecord',
  'industryRecord',
  'regionalAward',
  'industryAward',
  'brand',
  'patent',
  'ownership',
  'organisationForm',
  'location',
] as const;

interface Turning {
  readonly turnsOn?: (typeof TURNS_ON)[number];
  /** The instrument that reserves the purchase to a form of organisation (X10). */
  readonly policyBasis?: string;
}

/** What some conditions or criteria turn on, each once; a form of organisation that a policy reserves to counts for nothing. */
export const turningOn = (items: readonly Turning[]): string[] => [
  ...new Set(
    items.flatMap(({ turnsOn, policyBasis }) =>
      turnsOn === undefined || (turnsOn === 'organisationForm' && policyBasis !== undefined) ? [] : [turnsOn],
    ),
  ),
];
