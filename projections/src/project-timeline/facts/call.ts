import { lotIn } from '../draft.js';
import { fact, Facts } from './fact.js';

/** From the call's lots to their ranking; the award is told as for any lot. Money that comes within the year. */
export const CALL_FACTS: Facts = {
  CallForProposalsOpened: fact(['lots'], (draft, data) => {
    for (const put of data.list('lots'))
      Object.assign(lotIn(draft, put.text('lot')), {
        title: put.text('title'),
        budgetFen: put.fen('budgetFen'),
        method: 'application',
        status: 'tendering',
      });
  }),
  ProposalSubmitted: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).bids += 1)),
  ProposalWithdrawn: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).bids -= 1)),
  ProposalRanked: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).status = 'ranked')),
  CallFailed: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).status = 'failed')),
  InYearSupplementApproved: fact(['amountFen'], (draft, data) => {
    draft.budgetFen += data.fen('amountFen');
    if (draft.approval === 'approved') draft.approvedFen += data.fen('amountFen');
  }),
};
