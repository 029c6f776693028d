import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonObject } from '@tongjian/kernel';
import { PackFile } from '@tongjian/procedure';
import { sealedHashOf } from '../src/index.js';
import { Asked, by, Case, does } from './case.js';
import { proposal } from './kindergarten.js';
import { publishedOn } from './shelf.js';

/** A pack that no code knows of. */
export const SIXTH: PackFile = {
  name: 'sl-2021.yaml',
  text: readFileSync(join(__dirname, 'packs/sl-2021.yaml'), 'utf8'),
};
const { shelf } = publishedOn('cn-floor', SIXTH);

const BUDGET_FEN = 160_000_000;
const PRICE_FEN = 90_000_000;
const OFFERS = { a: PRICE_FEN, b: 95_000_000 };
const supplier = (bidder: string) => ({ ...by('supplier', bidder), person: `p_${bidder}` });
const salt = 'salt-of-the-sixth-0123456789';

export const PROPOSED = does(
  'purchaser.handler',
  '2021-02-01',
  'ProposeProject',
  proposal({ jurisdiction: '990100', district: '990100', serviceType: 'elderlyCare', title: '社区养老服务' }),
);
/** The community puts the requirement to the public (NR-22). */
const needs: readonly Asked[] = [
  does('community', '2021-02-01', 'OpenNeedsCollection', { topic: '养老', area: '示例市', channels: ['communityAssembly'], closesOn: '2021-02-01', notice: '议事会' }),
  does('community', '2021-02-01', 'RecordNeedsResponse', { channel: 'communityAssembly', responses: 30, digest: '助餐' }),
  does('community', '2021-02-01', 'CloseNeedsCollection', { summary: '助餐' }),
]; // prettier-ignore
/** Large enough for a public notice, which has stood for more than seven days on 2021-02-18. */
export const beforeApproval: readonly Asked[] = [
  PROPOSED,
  ...needs,
  does('purchaser.reviewer', '2021-02-02', 'SpecifyRequirement', { items: [{ code: 'care', name: '养老' }], standards: '三项' }),
  does('governmentOffice', '2021-02-03', 'CompleteLocalStep', { step: 'JointMeeting', outcome: 'agreed', form: { minutesNo: '纪要1号' } }),
  does('staffing', '2021-02-04', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2020' }], finding: '属于' }),
  does('finance.general', '2021-02-05', 'ConfirmBudgetLine', { line: 'L-1', year: 2020, availableFen: BUDGET_FEN, documentNo: '1' }),
  does('purchaser.handler', '2021-02-08', 'CompleteLocalStep', { step: 'PublicNotice', outcome: 'done', form: { site: '示例市政府网站' } }),
]; // prettier-ignore

const APPROVAL = { act: 'ApproveProject', data: { outcome: 'approved', amountFen: BUDGET_FEN } };
const FUNDING = { act: 'ApproveFunding', data: { amountFen: BUDGET_FEN, line: 'L-1' } };
export const together = (by: string, on: string, ...acts: readonly JsonObject[]) =>
  does(by, on, 'DecideTogether', { acts: [...acts] });
export const approval = { alone: does('government', '2021-02-18', 'ApproveProject', APPROVAL.data), APPROVAL, FUNDING };
export const approvedWithFunding = (on = '2021-02-18') => together('government', on, APPROVAL, FUNDING);

const lot = (id: string) => ({
  lot: id,
  title: `标项${id}`,
  budgetFen: BUDGET_FEN / 2 + (id === '1' ? 20_000_000 : -20_000_000),
  items: ['care'],
});
export const planned = does('purchaser.handler', '2021-02-19', 'FileProcurementPlan', {
  planNo: 'P-1',
  lots: [lot('1'), lot('2')],
});
export const INTENTION = { act: 'PublishIntention', data: { summary: '养老服务', expectedMonth: '2021-03' } };
export const methodOf = (id: string) => ({
  act: 'ApproveMethod',
  data: { lot: id, method: 'competitiveConsultation', ground: 'purchaseOfServices', reason: '服务' },
});
export const methods = together('purchaser.head', '2021-02-20', INTENTION, methodOf('1'), methodOf('2'));

const tendered = (id: string) =>
  does('agency', '2021-03-01', 'PublishTender', { lot: id, version: '1', evaluationMethod: 'lowestPrice', criteria: [], deadline: '2021-03-15T01:30:00.000Z', revealMinutes: 30 }); // prettier-ignore

/** From the approval to the closing: lot 1 is bought, lot 2's tender is cancelled. */
export const afterMethods: readonly Asked[] = [
  tendered('1'),
  tendered('2'),
  ...Object.entries(OFFERS).map(([bidder, offerFen]) => does(supplier(bidder), '2021-03-12', 'SubmitBid', { lot: '1', bid: bidder, bidder, sealedHash: sealedHashOf({ offerFen, salt, bidder }) })),
  ...Object.entries(OFFERS).map(([bidder, offerFen]) => does(supplier(bidder), '2021-03-15T01:35:00.000Z', 'RevealBid', { lot: '1', bid: bidder, offerFen, salt })),
  does('agency', '2021-03-15T03:00:00.000Z', 'OpenBids', { lot: '1' }),
  does('expert', '2021-03-15T06:00:00.000Z', 'SignReport', { lot: '1' }),
  does('purchaser.head', '2021-03-16', 'CancelTender', { lot: '2', ground: 'taskCancelled', reason: '任务取消' }),
  does('purchaser.head', '2021-03-17', 'DecideAward', { lot: '1', supplier: 'a', priceFen: PRICE_FEN }),
  does('agency', '2021-03-18', 'SendAwardNotice', { lot: '1', noticeNo: 'N-1' }),
  does('purchaser.reviewer', '2021-03-19', 'QualifySupplier', { lot: '1', supplier: 'a', stage: 'post', supplierType: 'enterprise', result: 'qualified', conditions: [{ code: 'licence', met: true, evidence: '许可' }] }),
  does('purchaser.handler', '2021-03-22', 'DraftContract', {
    lot: '1', contract: '1', supplier: 'a', priceFen: PRICE_FEN, items: [{ code: 'care', name: '养老' }], termMonths: 12, smallEnterprise: true,
    schedule: [{ instalment: '1', amountFen: PRICE_FEN, condition: 'evaluation', final: true }], bondFen: 0, terminateOnFail: false, contestDays: 7,
  }),
  does('purchaser.head', '2021-03-25', 'SignContract', { contract: '1', contractNo: 'C-1', parties: [{ party: 'o-purchaser', as: 'purchaser' }, { party: 'a', as: 'supplier' }] }),
]; // prettier-ignore

/** Residents and community, half each: what the pack composes and no other does. */
export const EVALUATION: JsonObject = {
  contract: '1',
  evaluation: '1',
  kind: 'assessment',
  indicators: [
    { code: 'life', name: '居民感受', party: 'beneficiary', weightNum: 3, weightDen: 5 },
    { code: 'order', name: '社区评议', party: 'community', weightNum: 2, weightDen: 5 },
  ],
  passMarkHundredths: 6000,
  evaluators: [
    { party: 'beneficiary', organisation: 'o-beneficiary' },
    { party: 'community', organisation: 'o-community' },
  ],
  appealDays: 7,
};
const scored = (role: string, indicator: string, scoreHundredths: number) =>
  does(role, '2022-03-01', 'ScoreComponent', { evaluation: '1', indicator, scoreHundredths, evidence: '记录' });
export const toTheEnd: readonly Asked[] = [
  does('purchaser.reviewer', '2021-03-26', 'PlanEvaluation', EVALUATION),
  does('purchaser.reviewer', '2021-03-29', 'ApproveImplementationPlan', { contract: '1', milestones: [{ milestone: '1', title: '开办', dueOn: '2021-09-01' }] }),
  does(by('supplier', 'a'), '2021-09-01', 'ReportMilestone', { contract: '1', milestone: '1', reachedOn: '2021-09-01', evidence: '开办' }),
  does('purchaser.reviewer', '2021-09-03', 'VerifyMilestone', { contract: '1', milestone: '1', outcome: 'verified', findings: '按期' }),
  does('beneficiary', '2022-03-01', 'RecordBeneficiaryOpinion', { contract: '1', respondents: 100, digest: '九成满意' }),
  scored('beneficiary', 'life', 9000),
  scored('community', 'order', 8000),
  does('community', '2022-03-05', 'DetermineEvaluationResult', { evaluation: '1' }),
  does('finance.performance', '2022-03-10', 'ConductAcceptance', { contract: '1', items: [{ item: 'care', passed: true }], signatures: ['p_reviewer'] }),
  does('purchaser.handler', '2022-03-11', 'RequestPayment', { contract: '1', payment: '1', instalment: '1', amountFen: PRICE_FEN, flow: 'direct', evaluation: '1', evidence: '评价结果' }),
  does('finance.treasury', '2022-03-14', 'InstructPayment', { contract: '1', payment: '1', voucherNo: 'V-1' }),
  does('finance.treasury', '2022-03-15', 'ConfirmPayment', { contract: '1', payment: '1', voucherNo: 'V-1', amountFen: PRICE_FEN, paidOn: '2022-03-15' }),
  does('purchaser.head', '2022-03-20', 'CompleteContract', { contract: '1' }),
  does('purchaser.head', '2022-03-21', 'CloseProject', { summary: '结项' }),
]; // prettier-ignore

export const sixth = (...story: readonly Asked[]): Case => new Case([], shelf).and(...story);
/** The same story on other packs than the fixture's. */
export const on = (packs: readonly (string | PackFile)[], ...story: readonly Asked[]): Case => {
  const { shelf: own, faults } = publishedOn(...packs);
  if (faults.length > 0) throw new Error(JSON.stringify(faults, null, 1));
  return new Case([], own).and(...story);
};
