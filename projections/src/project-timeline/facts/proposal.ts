import { Draft } from '../draft.js';
import { Data, fact, Facts } from './fact.js';

const PROPOSAL = [
  'title',
  'jurisdiction',
  'district',
  'purchaser',
  'mode',
  'serviceType',
  'catalogueItem',
  'budgetFen',
  'budgetLine',
];

function propose(draft: Draft, data: Data): void {
  for (const field of ['title', 'jurisdiction', 'district', 'purchaser', 'mode', 'serviceType'] as const)
    if (data.has(field)) draft[field] = data.text(field);
  if (data.has('catalogueItem')) {
    const item = data.of('catalogueItem');
    draft.item = { code: item.text('code'), name: item.text('name') };
    draft.category = item.text('category');
    draft.benefitClass = item.text('benefitClass');
  }
  if (data.has('budgetFen')) draft.budgetFen = data.fen('budgetFen');
  if (data.has('budgetLine')) {
    const line = data.of('budgetLine');
    draft.year = line.fen('year');
    draft.budgetLine = line.text('code');
  }
}

const decided = (outcome: 'approved' | 'rejected' | 'deferred') =>
  fact(['amountFen'], (draft, data) => {
    draft.approval = outcome;
    draft.approvedFen = outcome === 'approved' ? data.fen('amountFen') : 0;
  });

const ends = (how: 'closed' | 'terminated' | 'withdrawn') => fact([], (draft) => void (draft.ended = how));

/** Proposal, approval and the project's end. */
export const PROPOSAL_FACTS: Facts = {
  ProjectProposed: fact([...PROPOSAL, 'procedure'], (draft, data) => {
    propose(draft, data);
    const procedure = data.of('procedure');
    draft.procedure = { id: procedure.text('id'), version: procedure.text('version'), hash: procedure.text('hash') };
  }),
  ProcedureMigrated: fact(['to'], (draft, data) => {
    const to = data.of('to');
    draft.procedure = { id: to.text('id'), version: to.text('version'), hash: to.text('hash') };
  }),
  ProjectProposalRevised: fact(['changes'], (draft, data) => propose(draft, data.of('changes'))),
  ProjectProposalWithdrawn: ends('withdrawn'),
  ProjectApproved: decided('approved'),
  ProjectRejected: decided('rejected'),
  ProjectDeferred: decided('deferred'),
  ProjectClosed: ends('closed'),
  ProjectTerminated: ends('terminated'),
};
