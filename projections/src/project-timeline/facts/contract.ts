import { contractIn, lotIn, OpenContract } from '../draft.js';
import { Data, fact, Facts } from './fact.js';

const KEY = ['lot', 'contract'];

const onContract = (fields: readonly string[], apply: (contract: OpenContract, data: Data) => void) =>
  fact([...KEY, ...fields], (draft, data) => apply(contractIn(draft, data.text('lot'), data.text('contract')), data));
const bond = (sign: 1 | -1) =>
  onContract(['amountFen'], (contract, data) => void (contract.bondHeldFen += sign * data.fen('amountFen')));
const termination = (state: NonNullable<OpenContract['termination']>) =>
  onContract([], (contract) => void (contract.termination = state));

/** From the draft of a contract to its completion or termination. */
export const CONTRACT_FACTS: Facts = {
  ContractDrafted: onContract(['supplier', 'priceFen'], (contract, data) => {
    contract.supplier = data.text('supplier');
    contract.priceFen = data.fen('priceFen');
  }),
  ContractSigned: fact([...KEY, 'supplier', 'priceFen'], (draft, data) => {
    const contract = contractIn(draft, data.text('lot'), data.text('contract'));
    Object.assign(contract, { status: 'signed', supplier: data.text('supplier'), priceFen: data.fen('priceFen') });
    lotIn(draft, data.text('lot')).status = 'contracted';
  }),
  ContractAmended: onContract(['addedFen'], (contract, data) => void (contract.amendedFen += data.fen('addedFen'))),
  ContractRenewed: onContract(['addedFen'], (contract, data) => void (contract.amendedFen += data.fen('addedFen'))),
  ContractSuspended: onContract([], (contract) => void (contract.suspended = true)),
  ContractResumed: onContract([], (contract) => void delete contract.suspended),
  CreditReportRequired: onContract([], (contract) => void (contract.creditReport = true)),
  PaymentOverdueFlagged: onContract(['instalment'], (contract, data) => {
    const instalment = data.text('instalment');
    if (!contract.overdue.includes(instalment)) contract.overdue = [...contract.overdue, instalment];
  }),
  LateInterestAccrued: onContract(['accruedFen'], (contract, data) => {
    contract.lateInterestFen += data.fen('accruedFen');
  }),
  PaymentDueSettled: onContract(['instalment'], (contract, data) => {
    contract.overdue = contract.overdue.filter((instalment) => instalment !== data.text('instalment'));
  }),
  PerformanceBondReceived: bond(1),
  PerformanceBondRefunded: bond(-1),
  PerformanceBondForfeited: bond(-1),
  ImplementationPlanApproved: onContract([], (contract) => {
    if (contract.status === 'signed') contract.status = 'performing';
  }),
  MilestoneVerified: onContract(['milestone'], (contract, data) => {
    contract.missed = contract.missed.filter((milestone) => milestone !== data.text('milestone'));
  }),
  MilestoneMissed: onContract(['milestone'], (contract, data) => {
    const milestone = data.text('milestone');
    if (!contract.missed.includes(milestone)) contract.missed = [...contract.missed, milestone];
  }),
  AcceptancePassed: onContract([], (contract) => {
    contract.accepted = true;
    delete contract.acceptanceFailed;
  }),
  AcceptanceFailed: onContract([], (contract) => {
    contract.accepted = false;
    contract.acceptanceFailed = true;
  }),
  ContractCompleted: onContract([], (contract) => void (contract.status = 'completed')),
  TerminationDecisionRequired: termination('decisionRequired'),
  TerminationTriggered: termination('triggered'),
  TerminationNoticeServed: termination('noticed'),
  TerminationContested: termination('contested'),
  ContestDecided: onContract(['decision'], (contract, data) => {
    contract.termination = data.text('decision') === 'upheld' ? 'contestUpheld' : 'contestDismissed';
  }),
  TerminationWithdrawn: onContract([], (contract) => void delete contract.termination),
  ContractTerminated: onContract([], (contract) => {
    contract.status = 'terminated';
    delete contract.termination;
  }),
};
