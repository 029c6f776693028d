import { JsonObject } from '@tongjian/kernel';
import { Enrolment, expertRegister, PoolSnapshot, snapshotOf } from '@tongjian/registry';
import { commitmentTo } from '../src/panel/draw.js';
import { Asked, by, Case, does, given } from './case.js';
import { proposal } from './kindergarten.js';

/** A project of the municipality that its source does not name, by application: money and dates are the tests' own. */
export const BUDGET_FEN = 30_000_000;

const FLAGS = {
  newItem: true,
  functionTransfer: false,
  adHoc: false,
  majorProject: false,
  majorLivelihood: true,
  pilot: false,
};
export const proposed = (procedure = 'um-proposal', mode = 'application', changes: JsonObject = {}): Asked => ({
  ...does('purchaser.handler', '2021-01-11', 'ProposeProject', proposal({
    ...{ title: '社区关爱服务', jurisdiction: '230100', district: '230103', procedure, mode, serviceType: 'socialWork' },
    budgetFen: BUDGET_FEN, budgetLine: { code: 'L-1', year: 2021 }, fundingSources: [{ source: '部门预算', amountFen: BUDGET_FEN }],
    flags: FLAGS,
    ...changes,
  })),
  simulation: true,
}); // prettier-ignore

/** The public asked on one day, by the community. */
export const needsCollected = (on: string): readonly Asked[] => [
  does('community', on, 'OpenNeedsCollection', { topic: '关爱服务', area: '道里区', channels: ['questionnaire', 'communityAssembly'], closesOn: on, notice: '抽样' }),
  does('community', on, 'RecordNeedsResponse', { channel: 'communityAssembly', responses: 60, digest: '议事会' }),
  does('community', on, 'CloseNeedsCollection', { summary: '助老、助残' }),
]; // prettier-ignore

export const report = (year = 2021): Asked =>
  does('purchaser.reviewer', '2021-01-20', 'ReportExAnteEvaluation', { reportNo: 'R-1', year, needSource: '社区议事会', riskLevel: 'medium', finding: '可行' }); // prettier-ignore
export const guide = (year = 2021): Asked =>
  does('purchaser.head', '2021-01-25', 'IssueGuide', { guideNo: 'G-1', year, directions: ['助老', '助残'], basisReport: 'R-1' }); // prettier-ignore

export const SELECTION: JsonObject = {
  weights: [
    { input: 'lastYear', share: 2000 },
    { input: 'application', share: 3000 },
    { input: 'opinion', share: 1000 },
    { input: 'score', share: 4000 },
  ],
  opinions: { recommend: 10000, reserve: 6000, oppose: 0 },
  withoutHistory: 'spread',
};
export const CALL: JsonObject = {
  callNo: '1',
  closesAt: '2021-02-22T10:00:00+08:00',
  lots: [{ lot: '1', title: '社区关爱', budgetFen: BUDGET_FEN, items: ['care'] }],
  conditions: '依法登记的社会组织',
  criteria: [
    { code: 'need', name: '需求契合', of: 'application', maxHundredths: 10000 },
    { code: 'team', name: '团队', of: 'score', maxHundredths: 4000 },
    { code: 'method', name: '方法', of: 'score', maxHundredths: 6000 },
  ],
  selection: SELECTION,
};
export const call = (changes: JsonObject = {}): Asked =>
  does('purchaser.handler', '2021-01-26', 'OpenCall', { ...CALL, ...changes });

/** Whole, in seven parts, its budget adding up. */
export const application = (applicant: string, totalFen: number, changes: JsonObject = {}): JsonObject => ({
  lot: '1',
  proposal: applicant,
  applicant,
  applicantType: 'socialOrganisation',
  goal: '让老人有人陪',
  plan: '入户、陪伴、转介',
  tasks: [{ task: 'visit', name: '入户探访', quantity: 1200 }],
  schedule: [{ title: '开展服务', dueOn: '2021-06-01' }, { title: '结项', dueOn: '2021-12-01' }],
  budget: {
    items: [
      { cost: 'staff', name: '社工', amountFen: totalFen - 1_000_000 },
      { cost: 'surplus', name: '适当盈余', amountFen: 1_000_000 },
    ],
    totalFen,
  },
  staff: [{ role: '社工', count: 4 }],
  outcomes: [{ indicator: '服务人次', target: '1200' }],
  ...changes,
}); // prettier-ignore
export const as = (applicant: string) => ({ ...by('supplier', applicant), person: `p_${applicant}` });
export const submit = (applicant: string, totalFen: number, changes: JsonObject = {}): Asked =>
  does(as(applicant), '2021-02-08', 'SubmitProposal', application(applicant, totalFen, changes));

export const closed = does('purchaser.handler', '2021-02-22', 'CloseCall', { callNo: '1' });
export const TESTS = ['inCatalogue', 'livelihoodNeed', 'fundingPriority', 'budgetAccurate', 'feasible', 'complete'];
export const examined = (proposal: string, lastYear?: number, changes: JsonObject = {}): Asked =>
  does('purchaser.reviewer', '2021-02-23', 'CheckProposal', {
    lot: '1', proposal, tests: TESTS.map((test) => ({ test, met: true })),
    ...(lastYear === undefined ? {} : { lastYear: { year: 2020, scoreHundredths: lastYear, result: '2020年度考评' } }),
    ...changes,
  }); // prettier-ignore
export const qualified = (supplier: string): Asked =>
  does('purchaser.reviewer', '2021-02-23', 'QualifySupplier', {
    lot: '1', supplier, stage: 'pre', supplierType: 'socialOrganisation', result: 'qualified', conditions: [{ code: 'registered', met: true }],
  }); // prettier-ignore
export const scored = (
  member: string,
  proposal: string,
  [need, team, method]: readonly [number, number, number],
  opinion = 'recommend',
): Asked =>
  does({ ...by('expert'), person: `p_${member}` }, '2021-02-25', 'ScoreProposal', {
    lot: '1', proposal, opinion, reason: '评审意见',
    scores: [{ criterion: 'need', hundredths: need }, { criterion: 'team', hundredths: team }, { criterion: 'method', hundredths: method }],
  }); // prettier-ignore
export const ranked = does('agency', '2021-02-26', 'RankProposals', { lot: '1' });

/** Proposed, its needs known, its guide issued: the call may open. */
export const guided = (): Case =>
  given(
    proposed(),
    does('finance.general', '2021-01-12', 'CheckScope', { passed: true, lists: [{ list: '指导目录', version: '2021' }], finding: '属于' }),
    does('finance.general', '2021-01-12', 'ConfirmBudgetLine', { line: 'L-1', year: 2021, availableFen: BUDGET_FEN, documentNo: '1' }),
    ...needsCollected('2021-01-14'),
    report(),
    does('purchaser.handler', '2021-01-21', 'SpecifyRequirement', { items: [{ code: 'care', name: '社区关爱' }], standards: '按方案' }),
    guide(),
  ); // prettier-ignore

/** Five experts of four specialties: a panel of five is these five. */
const EXPERTS: readonly Enrolment[] = ['业务', '业务', '财务', '管理', '法律'].map((specialty, i) => ({
  expert: `p_x${i + 1}`,
  specialties: [specialty],
  employer: `o-university-${i + 1}`,
}));
export const MEMBERS = ['x1', 'x2', 'x3', 'x4', 'x5'];
const poolOf = (experts: readonly Enrolment[]): PoolSnapshot =>
  snapshotOf('230100', {
    ...expertRegister.initial(),
    revision: experts.length - 1,
    experts: new Map(experts.map((one) => [one.expert, { ...one, standing: 'active' }])),
  });
const SEED = 'seed-0123456789abcdef';
const SEATS = [{ specialty: '业务', n: 2 }, { specialty: '财务', n: 1 }, { specialty: '管理', n: 1 }, { specialty: '法律', n: 1 }]; // prettier-ignore

/** A committee asked for, drawn and constituted on one day. */
export const panel = (purpose: string, on: string, seats = SEATS, experts = EXPERTS): readonly Asked[] => [
  does('purchaser.handler', on, 'RequestPanelDraw', { panel: purpose, purpose, pool: '230100', seats, seedCommitment: commitmentTo(SEED) }),
  { ...does('finance.procurement', on, 'DrawPanel', { panel: purpose, seed: SEED }), pool: poolOf(experts) },
  does('purchaser.handler', on, 'ConstitutePanel', { panel: purpose }),
]; // prettier-ignore

/** Three have applied, the call is closed and a committee drawn: `a` has a last year, `b` and `c` have none. */
export const applied = (): Case =>
  guided().and(
    ...[call(), submit('a', 28_000_000), submit('b', 26_000_000), submit('c', 27_000_000), closed],
    ...panel('proposalReview', '2021-02-22'),
  );

const SHEETS: Readonly<Record<string, readonly [number, number, number]>> = {
  a: [8000, 3000, 5000],
  b: [9000, 3500, 5500],
  c: [6000, 2000, 4000],
};
/** Scored by all members alike: what each is given is in SHEETS, `c` is opposed by one. */
export const rankedProposals = (): Case =>
  applied().and(
    examined('a', 9000), examined('b'), examined('c'),
    ...['a', 'b', 'c'].map(qualified),
    ...MEMBERS.flatMap((member) =>
      Object.entries(SHEETS).map(([proposal, sheet]) => scored(member, proposal, sheet, member === 'x2' && proposal === 'c' ? 'oppose' : 'recommend')),
    ),
    ranked,
  ); // prettier-ignore

export const established = (story: Case = rankedProposals()): Case =>
  story.and(
    does('thirdParty', '2021-02-26', 'RecordThirdPartyOpinion', { organisation: 'o-thirdParty', independent: true, recommendation: 'approve', opinion: '评审程序合规' }),
    does('expert', '2021-03-01', 'ReviewProject', { recommendation: 'approve', opinion: '建议立项' }),
    does('purchaser.head', '2021-03-03', 'ApproveProject', { outcome: 'approved', amountFen: BUDGET_FEN }),
    does('purchaser.head', '2021-03-03', 'DecideAward', { lot: '1', supplier: 'b', priceFen: 26_000_000 }),
    does('finance.general', '2021-03-05', 'ApproveFunding', { amountFen: 26_000_000, line: 'L-1' }),
    does('finance.general', '2021-03-05', 'ReserveBudget', { line: 'L-1', year: 2021, amountFen: 26_000_000 }),
  ); // prettier-ignore

export const noticed = (days = 7): Asked =>
  does('purchaser.handler', '2021-03-08', 'PostPublicNotice', { noticeNo: 'N-1', channel: '综合信息平台', days });
export const noticeClosed = (on = '2021-03-16', answers: readonly JsonObject[] = []): Asked =>
  does('purchaser.head', on, 'ClosePublicNotice', { answers });

const THIRD = { weightNum: 1, weightDen: 3 };
export const PLAN: JsonObject = {
  contract: '1',
  evaluation: '1',
  kind: 'performance',
  indicators: [
    { code: 'work', name: '项目实施', party: 'expert', ...THIRD },
    { code: 'effect', name: '绩效', party: 'thirdParty', ...THIRD },
    { code: 'content', name: '满意度', party: 'beneficiary', ...THIRD },
  ],
  passMarkHundredths: 6000,
  evaluators: [
    { party: 'expert', organisation: 'o-expert' },
    { party: 'thirdParty', organisation: 'o-thirdParty', independent: true },
    { party: 'beneficiary', organisation: 'o-beneficiary' },
  ],
  appealDays: 7,
};
export const SCHEDULE: JsonObject[] = [
  { instalment: '1', amountFen: 13_000_000, condition: 'milestone', final: false },
  { instalment: '2', amountFen: 13_000_000, condition: 'acceptance', final: true },
];

/** From the drafted contract to a verified milestone; `b` is a small enterprise in the sense of its payment. */
export const delivered: readonly Asked[] = [
  does('purchaser.handler', '2021-03-17', 'DraftContract', {
    lot: '1', contract: '1', supplier: 'b', priceFen: 26_000_000, items: [{ code: 'care', name: '社区关爱' }], termMonths: 9, smallEnterprise: true,
    schedule: SCHEDULE, bondFen: 0, terminateOnFail: false, contestDays: 7,
  }),
  does('purchaser.head', '2021-03-18', 'SignContract', { contract: '1', contractNo: 'C-1', parties: [{ party: 'o-purchaser', as: 'purchaser' }, { party: 'b', as: 'supplier' }] }),
  does('purchaser.reviewer', '2021-03-22', 'PlanEvaluation', PLAN),
  does('purchaser.reviewer', '2021-03-22', 'ApproveImplementationPlan', { contract: '1', milestones: [{ milestone: '1', title: '中期', dueOn: '2021-06-30' }] }),
  does(as('b'), '2021-07-01', 'ReportMilestone', { contract: '1', milestone: '1', reachedOn: '2021-06-30', evidence: '台账' }),
  does('thirdParty', '2021-07-05', 'VerifyMilestone', { contract: '1', milestone: '1', outcome: 'verified', findings: '达到' }),
]; // prettier-ignore

export const pay = (payment: string, on: string, claim: JsonObject): readonly Asked[] => [
  does('purchaser.handler', on, 'RequestPayment', { contract: '1', payment, instalment: payment, amountFen: 13_000_000, flow: 'direct', evidence: '凭证', ...claim }),
  does('finance.treasury', on, 'InstructPayment', { contract: '1', payment, voucherNo: `V-${payment}` }),
  does('finance.treasury', on, 'ConfirmPayment', { contract: '1', payment, voucherNo: `V-${payment}`, amountFen: 13_000_000, paidOn: on }),
]; // prettier-ignore

export const inspected = does('purchaser.reviewer', '2021-07-06', 'CompleteMidTermInspection', { contract: '1', result: 'passed', problems: [] }); // prettier-ignore
export const survey = does('thirdParty', '2021-12-06', 'CloseSatisfactionSurvey', { evaluation: '1', asked: 100, responses: 90, scoreHundredths: 9000, summary: '满意' }); // prettier-ignore
export const audit = does('auditor', '2021-12-20', 'ReportSpecialAudit', { evaluation: '1', findings: '合规', questionedFen: 0 }); // prettier-ignore
export const acceptance: readonly Asked[] = [
  does('beneficiary', '2021-12-07', 'RecordBeneficiaryOpinion', { contract: '1', respondents: 80, digest: '满意' }),
  does('purchaser.reviewer', '2021-12-08', 'ConductAcceptance', { contract: '1', items: [{ item: 'care', passed: true }], signatures: ['p_x'] }),
]; // prettier-ignore
export const evaluation: readonly Asked[] = [
  ...panel('closing', '2021-12-09'),
  ...[['expert', 'work'], ['thirdParty', 'effect'], ['beneficiary', 'content']].map(([role, indicator]) =>
    does(role!, '2021-12-10', 'ScoreComponent', { evaluation: '1', indicator: indicator!, scoreHundredths: 9000, evidence: '报告' }),
  ),
  does('finance.performance', '2021-12-14', 'DetermineEvaluationResult', { evaluation: '1' }),
]; // prettier-ignore
export const completed = does('purchaser.head', '2021-12-27', 'CompleteContract', { contract: '1' });
export const close = does('purchaser.head', '2021-12-28', 'CloseProject', { summary: '完成' });
