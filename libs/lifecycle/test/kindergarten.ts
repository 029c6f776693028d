import { JsonObject } from '@tongjian/kernel';
import { sealedHashOf } from '../src/index.js';
import { Asked, by, Case, does, given } from './case.js';

/** 青白江区公办幼儿园管理服务; the document gives no figures, these are the tests' own. */
export const PRICE_FEN = 148_000_000;
export const OFFERS = { a: 154_000_000, b: PRICE_FEN, c: 158_000_000 };
const saltOf = (bidder: string) => `salt-of-${bidder}-0123456789`;
const supplier = (bidder: string) => ({ ...by('supplier', bidder), person: `p_${bidder}` });

export const proposal = (changes: JsonObject = {}): JsonObject => ({
  title: '公办幼儿园管理服务',
  jurisdiction: '510100',
  district: '510113',
  purchaser: 'o-purchaser',
  mode: 'procurement',
  serviceType: 'publicKindergarten',
  catalogueItem: {
    code: 'A0203',
    name: '学前教育',
    category: 'basicPublic',
    benefitClass: 'public',
    inCentralCatalogue: false,
    edition: '2020',
  },
  budgetFen: 160_000_000,
  budgetLine: { code: 'L-1', year: 2020 },
  fundingSources: [{ source: '部门预算', amountFen: 160_000_000 }],
  flags: {
    newItem: false,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
  ...changes,
});

/** The public is asked by questionnaire, on one day. */
export const collectingNeeds = (on: string): readonly Asked[] => [
  does('purchaser.handler', on, 'OpenNeedsCollection', {
    topic: '办园需求',
    area: '青白江区',
    channels: ['questionnaire'],
    closesOn: on,
    notice: '问卷',
  }),
  does('purchaser.handler', on, 'RecordNeedsResponse', { channel: 'questionnaire', responses: 200, digest: '问卷' }),
  does('purchaser.handler', on, 'CloseNeedsCollection', { summary: '问卷' }),
];

/** Proposed, with everything an approval needs; on 2020-04-21 it may be approved. */
export const readyForApproval = (changes: JsonObject = {}): readonly Asked[] => [
  does('purchaser.handler', '2020-04-14', 'ProposeProject', proposal(changes)),
  does('finance.general', '2020-04-14', 'ConfirmBudgetLine', {
    line: 'L-1',
    year: 2020,
    availableFen: 160_000_000,
    documentNo: '预〔2020〕1号',
  }),
  ...collectingNeeds('2020-04-16'),
  does('purchaser.handler', '2020-04-16', 'SpecifyRequirement', {
    items: [{ code: 'kg', name: '办园' }],
    standards: '六方面',
  }),
  does('finance.general', '2020-04-20', 'CheckScope', {
    passed: true,
    lists: [{ list: '指导目录', version: '2020' }],
    finding: '属于',
  }),
];
export const approvedFor = (amountFen: number) =>
  does('finance.general', '2020-04-21', 'ApproveProject', { outcome: 'approved', amountFen });

const CRITERIA: readonly JsonObject[] = [
  { code: 'price', name: '报价', maxHundredths: 3000, price: true },
  { code: 'plan', name: '方案', maxHundredths: 7000 },
];
export const tender: readonly Asked[] = [
  does('purchaser.handler', '2020-04-28', 'FileProcurementPlan', { planNo: 'P-1', lots: [{ lot: '1', title: '办园', budgetFen: 160_000_000, items: ['kg'] }] }),
  does('finance.procurement', '2020-04-28', 'ApproveMethod', { lot: '1', method: 'competitiveConsultation', ground: 'purchaseOfServices', reason: '服务' }),
  does('agency', '2020-05-07', 'PublishTender', { lot: '1', version: '1', evaluationMethod: 'points', criteria: CRITERIA, deadline: '2020-05-19T01:30:00.000Z', revealMinutes: 30 }),
  ...Object.entries(OFFERS).map(([bidder, offerFen]) =>
    does(supplier(bidder), '2020-05-18', 'SubmitBid', { lot: '1', bid: bidder, bidder, sealedHash: sealedHashOf({ offerFen, salt: saltOf(bidder), bidder }) }),
  ),
  ...Object.entries(OFFERS).map(([bidder, offerFen]) =>
    does(supplier(bidder), '2020-05-19T01:35:00.000Z', 'RevealBid', { lot: '1', bid: bidder, offerFen, salt: saltOf(bidder) }),
  ),
  does('agency', '2020-05-19T03:00:00.000Z', 'OpenBids', { lot: '1' }),
  ...Object.keys(OFFERS).map((bidder) =>
    does('purchaser.reviewer', '2020-05-19T03:30:00.000Z', 'QualifySupplier', {
      lot: '1', supplier: bidder, stage: 'post', supplierType: 'enterprise', result: 'qualified', conditions: [{ code: 'licence', met: true, evidence: '许可' }],
    }),
  ),
  ...Object.keys(OFFERS).map((bid) =>
    does('expert', '2020-05-19T05:00:00.000Z', 'ScoreBid', { lot: '1', bid, scores: [{ criterion: 'plan', hundredths: 6000 }] }),
  ),
  does('expert', '2020-05-19T06:00:00.000Z', 'SignReport', { lot: '1' }),
]; // prettier-ignore

/** Tendered up to the signed report: the supplier b ranks first. */
export const ranked = (changes: JsonObject = {}): Case =>
  given(...readyForApproval(changes), approvedFor(160_000_000), ...tender);
export const award = (priceFen: number) =>
  does('purchaser.head', '2020-05-21', 'DecideAward', { lot: '1', supplier: 'b', priceFen });

export const TERMS: JsonObject = {
  lot: '1',
  contract: '1',
  supplier: 'b',
  priceFen: PRICE_FEN,
  items: [{ code: 'kg', name: '办园' }],
  termMonths: 12,
  smallEnterprise: false,
  schedule: [
    { instalment: '1', amountFen: 74_000_000, condition: 'milestone', final: false },
    { instalment: '2', amountFen: 74_000_000, condition: 'evaluation', final: true },
  ],
  bondFen: 14_800_000,
  bondForm: 'guarantee',
  terminateOnFail: true,
  contestDays: 7,
  scoreBands: [
    { fromHundredths: 0, toHundredths: 7999, payNum: 4, payDen: 5 },
    { fromHundredths: 8000, toHundredths: 8999, payNum: 2, payDen: 3 },
    { fromHundredths: 9000, toHundredths: 10000, payNum: 1, payDen: 1 },
  ],
};

/** Weights 3/10, 3/10, 1/10 and 3/10; the pass mark is 60.00. */
export const PLAN: JsonObject = {
  contract: '1',
  evaluation: '1',
  kind: 'assessment',
  indicators: [
    { code: 'conditions', name: '办园条件', party: 'inspector', weightNum: 3, weightDen: 10 },
    { code: 'care', name: '保教工作', party: 'thirdParty', weightNum: 3, weightDen: 10 },
    { code: 'content', name: '群众满意度', party: 'audience', weightNum: 1, weightDen: 10 },
    { code: 'layer', name: '购买主体考核', party: 'purchaser', weightNum: 3, weightDen: 10 },
  ],
  passMarkHundredths: 6000,
  evaluators: [
    { party: 'inspector', organisation: 'o-inspector' },
    { party: 'thirdParty', organisation: 'o-thirdParty', independent: true },
    { party: 'audience', organisation: 'o-beneficiary' },
    { party: 'purchaser', organisation: 'o-purchaser' },
  ],
  appealDays: 7,
};

/** The same under Chengdu's own composition, where finance, purchaser, beneficiaries and a third party score. */
export const CITY_PLAN: JsonObject = {
  ...PLAN,
  indicators: [
    { code: 'effect', name: '社会影响', party: 'finance', weightNum: 3, weightDen: 10 },
    { code: 'care', name: '服务质量', party: 'thirdParty', weightNum: 3, weightDen: 10 },
    { code: 'content', name: '服务满意度', party: 'beneficiary', weightNum: 1, weightDen: 10 },
    { code: 'layer', name: '购买主体考核', party: 'purchaser', weightNum: 3, weightDen: 10 },
  ],
  evaluators: [
    { party: 'finance', organisation: 'o-finance' },
    { party: 'thirdParty', organisation: 'o-thirdParty', independent: true },
    { party: 'beneficiary', organisation: 'o-beneficiary' },
    { party: 'purchaser', organisation: 'o-purchaser' },
  ],
};
const planFor = ({ serviceType = 'publicKindergarten' }: JsonObject): JsonObject =>
  serviceType === 'publicKindergarten' ? PLAN : CITY_PLAN;

/** From the award's notice to the signature, the bond received or waived. */
export function contracting(terms: JsonObject = {}): readonly Asked[] {
  const agreed = { ...TERMS, ...terms };
  const bond = { contract: '1', amountFen: agreed['bondFen']!, form: 'guarantee', issuer: '银行' };
  return [
    does('agency', '2020-05-21', 'SendAwardNotice', { lot: '1', noticeNo: 'N-1' }),
    does('purchaser.handler', '2020-06-09', 'DraftContract', agreed),
    ...(agreed['bondFen'] === 0 ? [] : [does('purchaser.handler', '2020-06-11', 'ReceiveBond', bond)]),
    does('purchaser.head', '2020-06-11', 'SignContract', {
      contract: '1',
      contractNo: 'C-1',
      parties: [{ party: 'o-purchaser', as: 'purchaser' }, { party: 'b', as: 'supplier' }],
    }),
  ]; // prettier-ignore
}

/** Signed, the bond received or waived. */
export const signed = (terms: JsonObject = {}, changes: JsonObject = {}): Case =>
  ranked(changes).and(award(PRICE_FEN), ...contracting(terms));

/** Evaluation planned, implementation begun, the only milestone verified. */
export const implementing = (plan: JsonObject = PLAN): readonly Asked[] => [
  does('purchaser.reviewer', '2020-06-16', 'PlanEvaluation', plan),
  does('purchaser.reviewer', '2020-06-16', 'ApproveImplementationPlan', { contract: '1', milestones: [{ milestone: '1', title: '开园', dueOn: '2020-09-01' }] }),
  does(by('supplier', 'b'), '2020-09-09', 'ReportMilestone', { contract: '1', milestone: '1', reachedOn: '2020-09-01', evidence: '开园' }),
  does('purchaser.reviewer', '2020-09-11', 'VerifyMilestone', { contract: '1', milestone: '1', outcome: 'verified', findings: '按期' }),
]; // prettier-ignore
export const performing = (terms: JsonObject = {}, changes: JsonObject = {}): Case =>
  signed(terms, changes).and(...implementing(planFor(changes)));

const EVALUATORS = {
  effect: 'finance.performance',
  conditions: 'inspector',
  care: 'thirdParty',
  content: 'beneficiary',
  layer: 'purchaser.reviewer',
} as const;
/** Scores in hundredths by indicator. */
export const scores = (given: Partial<Record<keyof typeof EVALUATORS, number>>): readonly Asked[] =>
  Object.entries(given).map(([indicator, scoreHundredths]) =>
    does(EVALUATORS[indicator as keyof typeof EVALUATORS], '2021-06-17', 'ScoreComponent', {
      evaluation: '1',
      indicator,
      scoreHundredths,
      evidence: '记录',
    }),
  );
export const allScored = (scoreHundredths: number, plan: JsonObject = PLAN) =>
  scores(
    Object.fromEntries((plan['indicators'] as { readonly code: string }[]).map(({ code }) => [code, scoreHundredths])),
  );
export const determine = does('finance.performance', '2021-06-21', 'DetermineEvaluationResult', { evaluation: '1' });
/** The same evaluation planned a second time under another id, for what is asked of a first one. */
export const another = (asked: Asked, evaluation = '2', on = asked.on): Asked => ({
  ...asked,
  on,
  data: { ...asked.data, evaluation },
});
/** Performing under two evaluations of the same plan. */
export const performingUnderTwo = (terms: JsonObject = {}): Case => {
  const [plan, ...rest] = implementing();
  return signed(terms).and(plan!, another(plan!), ...rest);
};
/** With a failing result of 50.00, determined on 2021-06-21; it may be appealed until 2021-06-28. */
export const failed = (terms: JsonObject = {}, changes: JsonObject = {}): Case =>
  performing(terms, changes).and(...allScored(5000, planFor(changes)), determine);
