import { act, at, breach, broken, event, regulation, say, state, T } from '../../act/index.js';
import { needsDocument } from '../../approval/document.js';
import { lotOf } from '../../dossier-access.js';
import { bool, DataOf, list, oneOf, optional, record, text } from '../../schema/index.js';
import { standsAt } from '../stage.js';

/** The eight ways of discriminating that 政府采购法实施条例 20 lists, in its order (NR-25). */
export const DISCRIMINATIONS = [
  'differentInformation',
  'unrelatedConditions',
  'aimedAtSupplier',
  'regionOrIndustryBonus',
  'differentStandards',
  'brandOrPatent',
  'ownershipFormLocation',
  'otherUnreasonable',
] as const;

const review = {
  findings: list(record({ conduct: oneOf(...DISCRIMINATIONS), found: bool(), finding: optional(text()) }), 8, 8),
  result: oneOf('passed', 'notPassed'),
};

export const FairCompetitionReviewed = event({
  type: 'FairCompetitionReviewed',
  scope: 'lot',
  label: say('公平竞争审查', 'Fair competition reviewed'),
  act: 'ReviewFairCompetition',
  outcome: ({ result }) => result,
  data: review,
  apply: (dossier, { lot, result }) => void (lotOf(dossier, lot).fairCompetition = result),
});

/** Examines the documents for each of the eight discriminatory acts; one that is found fails them (NR-25). */
export const reviewFairCompetition = act({
  name: 'ReviewFairCompetition',
  scope: 'lot',
  label: say('公平竞争审查', 'Review fair competition'),
  outcomes: { positive: ['passed'], other: ['notPassed'] },
  addresses: [at(`${T}/fair-competition/review`)],
  input: review,
  events: [FairCompetitionReviewed],
  outcome: ({ result }) => result,
  facts: (_, { result }) => ({ tender: { fairCompetition: result } }),
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned')),
  invariants: (_, input, { attachments }) =>
    broken(eachExamined(input), followsFromFindings(input), needsDocument(attachments, 'NR-25', [regulation('20')])),
  decide: (_, input) => [FairCompetitionReviewed.of(input)],
});

function eachExamined({ findings }: DataOf<typeof review>) {
  const examined = new Set(findings.map(({ conduct }) => conduct));
  const missing = DISCRIMINATIONS.filter((conduct) => !examined.has(conduct));
  return (
    missing.length > 0 &&
    breach(
      'NotAllExamined',
      'NR-25',
      [regulation('20')],
      say('八类差别待遇须逐项审查', 'Each of the eight discriminatory acts is examined once'),
      { missing },
      state('逐项给出审查结论', 'Give a finding for each'),
    )
  );
}

function followsFromFindings({ findings, result }: DataOf<typeof review>) {
  const found = findings.filter((one) => one.found).map(({ conduct }) => conduct);
  return (
    (found.length === 0) !== (result === 'passed') &&
    breach(
      'ResultDoesNotFollow',
      'NR-25',
      [regulation('20')],
      say('审查结论与各项发现不符', 'The result does not follow from the findings'),
      { found, result },
      state('有任何一项即为未通过', 'Any finding means that the documents fail'),
    )
  );
}
