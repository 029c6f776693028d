import { LoggedEvent } from '@tongjian/kernel';
import { historyOf, Told } from './history.js';

const on = { lot: '1', contract: '1' };
const paid = { ...on, payment: '1' };
const judged = { ...on, evaluation: '1' };
const told = (type: string, data: Told['data'], stages?: readonly string[]): Told => ({
  type,
  data,
  ...(stages ? { stages } : {}),
});

const PROPOSAL: Told = told(
  'ProjectProposed',
  {
    title: '城市供水水质检测服务',
    jurisdiction: '510100',
    district: '510183',
    purchaser: 'o_water',
    mode: 'procurement',
    serviceType: 'inspection',
    catalogueItem: { code: 'B0601', name: '水质检测', category: 'B06', benefitClass: 'public' },
    budgetFen: 68_000_000,
    budgetLine: { code: '2120199', year: 2020 },
    procedure: { id: 'cd-2020', version: '1.0.0', hash: 'sha256:corpus' },
  },
  ['proposal'],
);

/** A purchase that goes through every step there is, good and bad. */
const LONG: readonly Told[] = [
  PROPOSAL,
  told('ProjectProposalRevised', { changes: { title: '城市供水水质检测服务(修订)' }, reason: 'title' }),
  told('AdHocDecisionRecorded', { documentNo: '邛府纪〔2020〕7号' }),
  told('ProjectDeferred', { amountFen: 0 }),
  told('ProjectApproved', { amountFen: 68_000_000 }, ['tender']),
  told('ProcurementPlanFiled', {
    planNo: 'PLAN-2020-7',
    lots: [
      { lot: '1', title: '水质检测', budgetFen: 60_000_000 },
      { lot: '2', title: '取样', budgetFen: 4_000_000 },
      { lot: '3', title: '宣传', budgetFen: 4_000_000 },
    ],
    totalFen: 68_000_000,
    sample: ['lots.1.budgetFen'],
  }),
  told('ProcurementMethodApproved', { lot: '1', method: 'competitiveConsultation' }),
  told('SelfOrganisedPurchaseRecorded', { lot: '2' }),
  told('AwardDecided', { lot: '2', supplier: 's_small', priceFen: 3_500_000, budgetFen: 4_000_000 }),
  told('TenderNoticePublished', { lot: '1', noticeNo: 'N-1', deadline: '2020-02-01T00:00:00.000Z' }, [
    'tender',
    'bids',
  ]),
  ...['1', '2', '3', '4'].map((bid) => told('BidSubmitted', { lot: '1', bid, bidder: `s_${bid}` })),
  told('BidWithdrawn', { lot: '1', bid: '4', bidder: 's_4' }),
  told('BidsOpened', { lot: '1', offers: [], unrevealed: ['3'] }),
  told('BidDisqualified', { lot: '1', bid: '3', bidder: 's_3', ground: 'notRevealed' }),
  told('EvaluationReportSigned', { lot: '1', ranking: [] }),
  told('TenderNoticePublished', { lot: '3', deadline: '2020-02-01T00:00:00.000Z' }),
  told('TenderFailed', { lot: '3', validBids: 0 }),
  told('AwardAnnulled', { lot: '3', supplier: 's_9', reason: 'a challenge was upheld' }),
  told('TenderCancelled', { lot: '3', reason: 'no need' }),
  told('AwardDecided', { lot: '1', supplier: 's_1', priceFen: 56_000_000, budgetFen: 60_000_000 }),
  told('ContractDrafted', { ...on, supplier: 's_1', priceFen: 56_000_000 }, ['contract']),
  told('PerformanceBondReceived', { ...on, amountFen: 2_800_000, sample: ['amountFen'] }),
  told('ContractSigned', { ...on, contractNo: 'HT-7', supplier: 's_1', priceFen: 56_000_000 }),
  told('EvaluationPlanned', judged),
  told('ImplementationPlanApproved', { ...on, milestones: [] }, ['delivery']),
  told('ContractAmended', { ...on, supplementNo: 'HT-7-1', addedFen: 1_000_000 }),
  told('MilestoneMissed', { ...on, milestone: 'm1' }),
  told('MilestoneVerified', { ...on, milestone: 'm1' }),
  told('MilestoneMissed', { ...on, milestone: 'm2' }),
  told('AcceptanceFailed', { ...on, items: ['x'] }),
  told('AcceptancePassed', on),
  told('PaymentRequested', { ...paid, amountFen: 28_000_000 }),
  told('PaymentWithheld', paid),
  told('PaymentReleased', paid),
  told('PaymentReduced', { ...paid, reductionFen: 1_000_000 }),
  told('PaymentMade', { ...paid, amountFen: 27_000_000, voucherNo: 'V-1' }),
  told('EvaluationResultDetermined', { ...judged, scoreNum: 17_500, scoreDen: 3, grade: 'fail' }),
  told('EvaluationAppealed', judged),
  told('EvaluationAppealDecided', { ...judged, decision: 'upheld' }),
  told('EvaluationResultDetermined', { ...judged, scoreNum: 5_900, scoreDen: 1, grade: 'fail' }),
  told('TerminationDecisionRequired', on),
  told('TerminationTriggered', on),
  told('TerminationWithdrawn', on),
  told('TerminationTriggered', on),
  told('TerminationNoticeServed', on),
  told('TerminationContested', on),
  told('ContestDecided', { ...on, decision: 'dismissed' }),
  told('ContractTerminated', on),
  told('PerformanceBondRefunded', { ...on, amountFen: 800_000 }),
  told('PerformanceBondForfeited', { ...on, amountFen: 2_000_000 }),
  told('EvaluationResultApplied', { ...judged, use: 'termination' }),
  told('ProcedureMigrated', {
    from: { id: 'cd-2020', version: '1.0.0', hash: 'sha256:corpus' },
    to: { id: 'cd-2020', version: '1.1.0', hash: 'sha256:corpus-1' },
    reason: 'corpus',
    authority: [],
    differences: [],
    deemed: [],
  }),
  told('ProjectTerminated', { reason: 'corpus' }, []),
];

/** A purchase that is mended: one act corrected, one voided, then withdrawn or closed. */
const MENDED: readonly Told[] = [
  PROPOSAL,
  told('ProjectApproved', { amountFen: 60_000_000 }),
  told('ActCorrected', { event: 'mended-1', type: 'ProjectApproved', data: { amountFen: 66_000_000 }, reason: 'typo' }),
  told('ContractSigned', { ...on, contractNo: 'HT-8', supplier: 's_1', priceFen: 70_000_000 }),
  told('ContractCompleted', on),
  told('ActVoided', { event: 'mended-4', reason: 'too early', voids: ['mended-4'] }),
  told('ProjectClosed', { summary: 'corpus' }, []),
];

/** A purchase by application: one lot is awarded, one call fails. */
const CALLED: readonly Told[] = [
  { ...PROPOSAL, data: { ...PROPOSAL.data, mode: 'application' } },
  told('CallForProposalsOpened', {
    callNo: '1',
    lots: [
      { lot: '1', title: '社区关爱', budgetFen: 30_000_000 },
      { lot: '2', title: '助残', budgetFen: 4_000_000 },
    ],
    sample: ['lots.1.budgetFen'],
  }),
  ...['a', 'b'].map((proposal) => told('ProposalSubmitted', { lot: '1', proposal, applicant: `s_${proposal}` })),
  told('ProposalWithdrawn', { lot: '1', proposal: 'a', applicant: 's_a' }),
  told('ProposalRanked', { lot: '1', ranking: [] }),
  told('CallFailed', { lot: '2', ground: 'noProposals' }),
  told('ProjectApproved', { amountFen: 34_000_000 }),
  told('AwardDecided', { lot: '1', supplier: 's_b', priceFen: 26_000_000, budgetFen: 30_000_000 }),
  told('InYearSupplementApproved', { amountFen: 1_000_000 }),
];

const SHORT: readonly Told[] = [
  PROPOSAL,
  told('ProjectRejected', { amountFen: 0 }),
  told('ProjectProposalWithdrawn', {}),
];

/** A contract that is halted, renewed, passed on, and paid late. */
const PERFORMED: readonly Told[] = [
  PROPOSAL,
  told('ContractSigned', { ...on, contractNo: 'HT-9', supplier: 's_1', priceFen: 56_000_000 }),
  told('ContractSuspended', { ...on, ground: 'publicInterest' }),
  told('ContractResumed', on),
  told('ContractRenewed', { ...on, renewalNo: 'HT-9-1', addedFen: 500_000 }),
  told('PaymentRequested', { ...paid, amountFen: 28_000_000 }),
  told('PaymentMade', { ...paid, amountFen: 28_000_000, voucherNo: 'V-8' }),
  told('PaymentReturned', { ...paid, voucherNo: 'V-8', instalment: '1' }),
  told('PaymentOverdueFlagged', { ...on, instalment: '1', outstandingFen: 28_000_000 }),
  told('LateInterestAccrued', { ...on, instalment: '1', accruedFen: 30_000 }),
  told('LateInterestAccrued', { ...on, instalment: '1', accruedFen: -10_000 }),
  told('PaymentDueSettled', { ...on, instalment: '1', interestFen: 20_000 }),
  told('PaymentOverdueFlagged', { ...on, instalment: '2', outstandingFen: 1 }),
  told('CreditReportRequired', { ...on, breach: 'assignment-1' }),
];

const IMPORTED: readonly Told[] = [
  { ...PROPOSAL, entry: { kind: 'import', level: 'B', flags: ['INV-01'] } },
  {
    ...told('AwardDecided', { lot: '1', supplier: 's_9', priceFen: 100, budgetFen: 90 }),
    entry: { kind: 'import', flags: ['OverBudget'] },
  },
];

/** A framework agreement of which one call-off was awarded. */
const FRAMEWORK: readonly Told[] = [
  PROPOSAL,
  told('ProcurementPlanFiled', { planNo: 'P-9', lots: [{ lot: '1', title: '照料', budgetFen: 9_000_000 }] }),
  told('FrameworkEstablished', { lot: '1', agreementNo: 'K-1' }),
  told('CallOffAwarded', { framework: '1', callOff: 'c1', title: '六月照料', priceFen: 1_000_000 }),
  told('AwardDecided', { lot: 'c1', supplier: 's_2', priceFen: 1_000_000, budgetFen: 1_000_000 }),
  told('FrameworkEnded', { lot: '1', reason: 'over' }),
];

/**
 * A fixed history that meets every event type the project document tells apart. What it gives is part of the read
 * model's fingerprint: a changed fold shows although its version is the same.
 */
export const CORPUS: readonly LoggedEvent[] = [
  ...historyOf('long', LONG),
  ...historyOf('mended', MENDED, 101),
  ...historyOf('short', SHORT, 201),
  ...historyOf('imported', IMPORTED, 301),
  ...historyOf('called', CALLED, 401),
  ...historyOf('performed', PERFORMED, 601),
  ...historyOf('framework', FRAMEWORK, 501),
];
