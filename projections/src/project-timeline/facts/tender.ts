import { lotIn } from '../draft.js';
import { LotStatus } from '../document.js';
import { fact, Facts } from './fact.js';

const becomes = (status: LotStatus) =>
  fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).status = status));

/** From the plan's lots to the award. */
export const TENDER_FACTS: Facts = {
  ProcurementPlanFiled: fact(['lots'], (draft, data) => {
    for (const planned of data.list('lots'))
      Object.assign(lotIn(draft, planned.text('lot')), {
        title: planned.text('title'),
        budgetFen: planned.fen('budgetFen'),
      });
  }),
  ProcurementMethodApproved: fact(['lot', 'method'], (draft, data) => {
    lotIn(draft, data.text('lot')).method = data.text('method');
  }),
  SelfOrganisedPurchaseRecorded: fact(['lot', 'ceilingFen'], (draft, data) => {
    const lot = lotIn(draft, data.text('lot'));
    lot.method = 'selfOrganised';
    const ceilingFen = data.fen('ceilingFen');
    if (ceilingFen > 0) lot.ceilingFen = ceilingFen;
  }),
  TenderNoticePublished: becomes('tendering'),
  BidSubmitted: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).bids += 1)),
  BidWithdrawn: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).bids -= 1)),
  BidDisqualified: fact(['lot'], (draft, data) => void (lotIn(draft, data.text('lot')).invalidBids += 1)),
  BidsOpened: becomes('opened'),
  EvaluationReportSigned: becomes('ranked'),
  TenderFailed: becomes('failed'),
  TenderCancelled: becomes('cancelled'),
  AwardDecided: fact(['lot', 'supplier', 'priceFen', 'budgetFen'], (draft, data) => {
    const lot = lotIn(draft, data.text('lot'));
    lot.status = 'awarded';
    lot.supplier = data.text('supplier');
    lot.awardFen = data.fen('priceFen');
    // A history that tells of no plan says the lot's budget with the award.
    if (lot.budgetFen === 0) lot.budgetFen = data.fen('budgetFen');
  }),
};
