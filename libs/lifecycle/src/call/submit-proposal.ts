import { act, at, bound, breach, broken, event, P, record as recordOf, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { RISK_LEVELS } from '../needs/needs.js';
import { code, DataOf, date, fen, id, int, list, oneOf, optional, record, text, title } from '../schema/index.js';
import { SUPPLIER_TYPES } from '../tender/qualify-supplier.js';
import { totalFen } from '../total.js';
import { applicationsOf, beforeClosing, callStands, inForce, ownProposal } from './places.js';
import { surplusShare } from './surplus.js';

/** What money of a proposal is for (HB-07, UM-07): pay of staff and a fair surplus are allowed, and shown. */
export const COST_KINDS = [
  'staff',
  'activity',
  'materials',
  'premises',
  'subcontract',
  'management',
  'tax',
  'surplus',
] as const;

/** The seven parts: goal, plan, tasks, time, money, people, effect (UM-31, INV-22). */
const parts = {
  goal: text(),
  plan: text(),
  tasks: list(record({ task: code(), name: title(), quantity: optional(int(0)) }), 1, 200),
  schedule: list(record({ title: title(), dueOn: date() }), 1, 200),
  budget: record({
    items: list(record({ cost: oneOf(...COST_KINDS), name: title(), amountFen: fen() }), 1, 200),
    totalFen: fen(1),
  }),
  staff: list(record({ role: title(), count: int(1, 100_000) }), 1, 100),
  outcomes: list(record({ indicator: title(), target: title() }), 1, 100),
};
const proposal = { proposal: id(), applicant: code(), applicantType: oneOf(...SUPPLIER_TYPES), ...parts };
type ProposalData = DataOf<typeof proposal> & { readonly lot: string };

export const ProposalSubmitted = event({
  type: 'ProposalSubmitted',
  scope: 'lot',
  label: say('项目申报(承接主体)', 'Proposal submitted'),
  act: 'SubmitProposal',
  data: { ...proposal, riskLevel: optional(oneOf(...RISK_LEVELS)) },
  apply: (dossier, { lot: lotId, proposal, applicant, applicantType, budget }) => {
    const lot = lotOf(dossier, lotId);
    (lot.applications ??= new Map()).set(proposal, {
      proposal,
      applicant,
      applicantType,
      requestedFen: budget.totalFen,
      withdrawn: false,
      sheets: [],
    });
  },
});

/** A supplier proposes a project in answer to a call, whole and in time; its budget adds up (INV-22). */
export const submitProposal = act({
  name: 'SubmitProposal',
  scope: 'lot',
  label: say('申报项目(承接主体)', 'Submit a proposal'),
  addresses: [at(`${P}/lots/{lot}/proposals`)],
  input: proposal,
  events: [ProposalSubmitted],
  facts: (_, { budget, applicantType }) => ({
    application: { requestedFen: budget.totalFen, surplusShare: surplusShare(budget.items, budget.totalFen) },
    supplier: { type: applicantType },
  }),
  standing: (dossier, { lot }, { actor, at: now }) =>
    broken(
      callStands(dossier, lot, 'open'),
      beforeClosing(dossier, lot, now),
      actor.role === 'supplier' && secondProposal(dossier, lot, actor.organisation),
    ),
  invariants: (dossier, input, occasion) =>
    broken(
      ownProposal(occasion, input.applicant),
      numberTaken(dossier, input),
      secondProposal(dossier, input.lot, input.applicant),
      budgetAddsUp(input),
      withinLot(dossier, input),
      reservedForOthers(dossier, input),
    ),
  decide: ({ guide }, { lot: _lot, ...input }) => [
    ProposalSubmitted.of({ ...input, ...(guide ? { riskLevel: guide.riskLevel } : {}) }),
  ],
});

const numberTaken = (dossier: Dossier, { lot, proposal }: ProposalData) =>
  dossier.lots.get(lot)?.applications?.has(proposal) === true &&
  breach(
    'ProposalKnown',
    'INV-22',
    [recordOf('INV-22')],
    say('申报编号已使用', 'A proposal of that number was handed in already'),
    { proposal },
    state('为申报另取编号', 'Give the proposal a number of its own'),
  );

function secondProposal(dossier: Dossier, lot: string, applicant: string) {
  const earlier = inForce(applicationsOf(dossier, lot)).find((other) => other.applicant === applicant);
  return (
    earlier !== undefined &&
    breach(
      'SecondProposal',
      'INV-22',
      [recordOf('INV-22')],
      say('同一申报单位在一个标段只能有一份有效申报,修改须先撤回', 'An applicant has one proposal in force for a lot'),
      { applicant, earlier: earlier.proposal },
      { kind: 'act', act: 'RetractProposal', key: `lot-${lot}` },
    )
  );
}

function budgetAddsUp({ budget: { items, totalFen: statedFen } }: ProposalData) {
  const sumFen = totalFen(items.map(({ amountFen }) => amountFen));
  return (
    sumFen !== statedFen &&
    breach(
      'BudgetDoesNotAddUp',
      'INV-22',
      [recordOf('INV-22')],
      say('申报预算各项之和必须等于合计', 'The items of a proposal’s budget add up to its total'),
      { totalFen: statedFen, sumFen },
      bound('budget.totalFen', '=', sumFen),
    )
  );
}

function withinLot({ lots }: Dossier, { lot, budget }: ProposalData) {
  const budgetFen = lots.get(lot)?.budgetFen ?? 0;
  return (
    budget.totalFen > budgetFen &&
    breach(
      'OverBudget',
      'INV-15',
      [recordOf('INV-15')],
      say('申报金额超过标段资金额度', 'More is asked for than the lot has'),
      { requestedFen: budget.totalFen, budgetFen },
      bound('budget.totalFen', '<=', budgetFen),
    )
  );
}

function reservedForOthers({ lots }: Dossier, { lot, applicantType }: ProposalData) {
  const reservedFor = lots.get(lot)?.reservedFor;
  return (
    reservedFor !== undefined &&
    reservedFor !== applicantType &&
    breach(
      'LotReserved',
      'INV-09',
      [recordOf('INV-09')],
      say('本标段为预留份额,只接受规定类型的承接主体', 'The lot is reserved for another class of suppliers'),
      { lot, reservedFor, applicantType },
      bound('applicantType', '=', reservedFor),
    )
  );
}
