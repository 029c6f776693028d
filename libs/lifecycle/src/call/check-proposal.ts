import { act, at, bound, breach, broken, event, P, record as recordOf, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { bool, code, DataOf, id, int, list, oneOf, optional, record, text, title } from '../schema/index.js';
import { callOf, callStands, proposalInForce } from './places.js';

/** What admits a proposal (UM-32), and that its seven parts are there (INV-22). */
export const TESTS = [
  'inCatalogue',
  'livelihoodNeed',
  'fundingPriority',
  'budgetAccurate',
  'feasible',
  'complete',
] as const;

const check = {
  proposal: id(),
  tests: list(record({ test: oneOf(...TESTS), met: bool(), finding: optional(text()) }), 1, 6),
  /**
   * The applicant's own appraisal of the year before, where it has one: a performance of its own contracts, never a
   * region's or a brand's (X12).
   */
  lastYear: optional(record({ year: int(1990, 2200), scoreHundredths: int(0, 10000), result: title() })),
  reason: optional(text()),
};
type Check = DataOf<typeof check> & { readonly lot: string };

const passes = ({ tests }: Pick<Check, 'tests'>) => tests.every(({ met }) => met);

export const ProposalAdmissibilityChecked = event({
  type: 'ProposalAdmissibilityChecked',
  scope: 'lot',
  label: say('形式审查', 'Proposal admissibility checked'),
  act: 'CheckProposal',
  outcome: (data) => (passes(data) ? 'admissible' : 'inadmissible'),
  data: { ...check, applicant: code() },
  apply: ({ lots }, { lot, proposal, lastYear, tests }) => {
    const found = lots.get(lot)?.applications?.get(proposal);
    if (!found) return;
    found.admissible = passes({ tests });
    delete found.lastYearHundredths;
    if (lastYear) found.lastYearHundredths = lastYear.scoreHundredths;
  },
});

/** Examines a proposal before experts see it: the result follows from the tests, each made once (INV-01, INV-22). */
export const checkProposal = act({
  name: 'CheckProposal',
  scope: 'lot',
  label: say('审查申报', 'Check a proposal’s admissibility'),
  outcomes: { positive: ['admissible'], other: ['inadmissible'] },
  addresses: [at(`${P}/lots/{lot}/proposals/check`)],
  input: check,
  events: [ProposalAdmissibilityChecked],
  outcome: (input) => (passes(input) ? 'admissible' : 'inadmissible'),
  standing: (dossier, { lot }) => broken(callStands(dossier, lot, 'closed')),
  invariants: (dossier, input) =>
    broken(
      proposalInForce(dossier, input.lot, input.proposal),
      everyTest(input),
      ofTheYearBefore(dossier, input),
      scoredAlready(dossier, input),
      !passes(input) &&
        !input.reason &&
        breach(
          'ReasonRequired',
          'INV-22',
          [recordOf('INV-22')],
          say('不予受理须说明理由', 'A proposal that is not admitted is told why'),
          { proposal: input.proposal },
          state('说明理由', 'State the reason'),
        ),
    ),
  decide: ({ lots }, { lot, ...input }) => [
    ProposalAdmissibilityChecked.of({
      ...input,
      applicant: lots.get(lot)!.applications!.get(input.proposal)!.applicant,
    }),
  ],
});

function everyTest({ tests }: Check) {
  const made = tests.map(({ test }) => test);
  const missing = TESTS.filter((test) => !made.includes(test));
  const twice = made.filter((test, i) => made.indexOf(test) !== i);
  return (
    (missing.length > 0 || twice.length > 0) &&
    breach(
      'TestsMissing',
      'INV-22',
      [recordOf('INV-22')],
      say('六项审查须逐项作出', 'Each of the six tests is made once'),
      { missing, twice },
      state('补齐审查项', 'Make every test'),
    )
  );
}

/** The result that counts is that of the year before the call. */
function ofTheYearBefore(dossier: Dossier, { lot, lastYear }: Check) {
  const call = callOf(dossier, lot);
  return (
    call !== undefined &&
    lastYear !== undefined &&
    lastYear.year !== call.year - 1 &&
    breach(
      'NotLastYear',
      'INV-28',
      [recordOf('INV-28'), regulation('20')],
      say('只计上一年度的考评结果', 'Only the result of the year before counts'),
      { year: lastYear.year, lastYear: call.year - 1 },
      bound('lastYear.year', '=', call.year - 1),
    )
  );
}

const scoredAlready = ({ lots }: Dossier, { lot, proposal }: Check) =>
  (lots.get(lot)?.applications?.get(proposal)?.sheets.length ?? 0) > 0 &&
  breach(
    'ScoredAlready',
    'INV-28',
    [recordOf('INV-28')],
    say('评分开始后不得再行形式审查', 'A proposal is not examined anew once experts have scored it'),
    { proposal },
  );
