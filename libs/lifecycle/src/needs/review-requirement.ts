import { act, at, breach, broken, doFirst, event, P, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, DataOf, list, oneOf, optional, record, text } from '../schema/index.js';

/** Kinds of term that shut suppliers out (政府采购法实施条例 20, NR-25). */
const findings = list(
  record({
    kind: oneOf(
      'unrelatedCondition',
      'targetedSupplier',
      'regionalPerformance',
      'ownershipOrLocation',
      'brand',
      'other',
    ),
    term: text(),
    corrected: bool(),
  }),
  0,
  100,
);
const review = { findings, opinion: optional(text()) };
type Review = DataOf<typeof review>;

/** What was found and not corrected fails the requirement. */
const outcomeOf = ({ findings }: Review) => (findings.every(({ corrected }) => corrected) ? 'passed' : 'failed');

export const RequirementReviewed = event({
  type: 'RequirementReviewed',
  scope: 'project',
  label: say('需求审查', 'Requirement reviewed'),
  act: 'ReviewRequirement',
  outcome: outcomeOf,
  data: review,
});

/** Looks for terms that discriminate or aim at one supplier, by another person than who wrote them (INV-54). */
export const reviewRequirement = act({
  name: 'ReviewRequirement',
  scope: 'project',
  label: say('审查需求', 'Review the requirement'),
  outcomes: { positive: ['passed'], other: ['failed'] },
  addresses: [at(`${P}/requirement/review`)],
  input: review,
  events: [RequirementReviewed],
  outcome: outcomeOf,
  standing: (dossier) => broken(specified(dossier)),
  invariants: (_, { findings, opinion }) =>
    broken(
      findings.length > 0 &&
        opinion === undefined &&
        breach(
          'OpinionRequired',
          'NR-25',
          [regulation('20')],
          say('有审查发现的须写明审查意见', 'A review with findings states its opinion'),
          { findings: findings.length },
          state('写明审查意见', 'State the opinion'),
        ),
    ),
  decide: (_, input) => [RequirementReviewed.of(input)],
});

const specified = ({ requirementCount }: Dossier) =>
  requirementCount === undefined &&
  breach(
    'NoRequirement',
    'INV-19',
    [regulation('15')],
    say('需求尚未确定', 'No requirement has been specified'),
    {},
    doFirst('SpecifyRequirement'),
  );
