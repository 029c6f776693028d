import {
  act,
  at,
  bound,
  breach,
  broken,
  event,
  P,
  purchaseOfServices,
  record as recordOf,
  say,
  state,
} from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { Dossier } from '../dossier.js';
import { committableFen } from '../dossier-access.js';
import { DataOf, fen, int, list, record, text } from '../schema/index.js';
import { totalFen } from '../total.js';

const commitment = { years: list(record({ year: int(1990, 2200), amountFen: fen() }), 2, 50), basis: text() };
type Commitment = DataOf<typeof commitment>;

export const MultiYearCommitmentApproved = event({
  type: 'MultiYearCommitmentApproved',
  scope: 'project',
  label: say('跨年度安排', 'Multi-year commitment approved'),
  act: 'ApproveMultiYear',
  data: commitment,
  apply: ({ funding }, { years }) => void (funding.commitment = years),
});

/** Commits money of several years on end, together what was approved. How many years, dated law says (INV-24). */
export const approveMultiYear = act({
  name: 'ApproveMultiYear',
  scope: 'project',
  label: say('批准跨年度安排', 'Approve a multi-year commitment'),
  addresses: [at(`${P}/budget/multi-year`)],
  input: commitment,
  events: [MultiYearCommitmentApproved],
  facts: (_, { years }) => ({ funding: { commitmentYears: years.length } }),
  invariants: (dossier, input, { attachments }) =>
    broken(onEnd(dossier, input), addsUp(dossier, input), needsDocument(attachments, 'INV-24')),
  decide: (_, input) => [MultiYearCommitmentApproved.of(input)],
});

/** Years follow each other and begin with the budget's. */
function onEnd({ proposal }: Dossier, { years }: Commitment) {
  const first = proposal?.budgetYear ?? years[0]!.year;
  const wrong = years.filter(({ year }, i) => year !== first + i).map(({ year }) => year);
  return (
    wrong.length > 0 &&
    breach(
      'YearsNotOnEnd',
      'INV-24',
      [purchaseOfServices('24')],
      say('各年度须自预算年度起逐年相连', 'The years follow each other from the year of the budget'),
      { years: years.map(({ year }) => year), first },
      state('调整年度', 'Adjust the years'),
    )
  );
}

function addsUp(dossier: Dossier, { years }: Commitment) {
  const sumFen = totalFen(years.map(({ amountFen }) => amountFen));
  const approvedFen = committableFen(dossier);
  return (
    approvedFen !== undefined &&
    sumFen !== approvedFen &&
    breach(
      'YearsDoNotAddUp',
      'INV-24',
      [recordOf('INV-24')],
      say('各年度金额之和须等于批准金额', 'The years together are what was approved'),
      { sumFen, approvedFen },
      bound('years.amountFen', '=', approvedFen),
    )
  );
}
