import { Text } from '../client/types';
import { text } from '../words/text';

type List = Readonly<Record<string, Text>>;

const METHODS: List = {
  openTender: text('公开招标', 'Open tender'),
  restrictedTender: text('邀请招标', 'Restricted tender'),
  competitiveNegotiation: text('竞争性谈判', 'Competitive negotiation'),
  competitiveConsultation: text('竞争性磋商', 'Competitive consultation'),
  quotation: text('询价', 'Quotation'),
  singleSource: text('单一来源', 'Single source'),
  frameworkAgreement: text('框架协议', 'Framework agreement'),
  innovationPartnership: text('合作创新', 'Innovation partnership'),
  selfOrganised: text('自行组织', 'Self-organised'),
  undecided: text('未确定', 'Undecided'),
};

const DECISIONS: List = {
  approved: text('同意立项', 'approve'),
  rejected: text('不予立项', 'reject'),
  deferred: text('缓议', 'defer'),
  verified: text('通过', 'verified'),
  missed: text('未达成', 'missed'),
  withheld: text('暂缓支付', 'withhold'),
  released: text('恢复支付', 'release'),
  upheld: text('成立', 'upheld'),
  dismissed: text('不成立', 'dismissed'),
  approve: text('建议同意', 'approve'),
  reject: text('建议不同意', 'reject'),
  open: text('未决', 'open'),
  done: text('办理', 'done'),
};

const BOND_FORMS: List = {
  cheque: text('支票', 'cheque'),
  draft: text('汇票', 'draft'),
  promissoryNote: text('本票', 'promissory note'),
  transfer: text('转账', 'transfer'),
  guarantee: text('保函', 'guarantee'),
  insurance: text('保险', 'insurance'),
  cash: text('现金', 'cash'),
};

const ROUTES: List = {
  government: text('区政府审批', 'government decides'),
  executiveMeeting: text('常务会议审定', 'executive meeting'),
  existingChannel: text('按现有渠道', 'existing channel'),
  caseByCase: text('一事一议', 'case by case'),
};

const RESULTS: List = {
  passed: text('通过', 'passed'),
  failed: text('未通过', 'failed'),
  pass: text('合格', 'pass'),
  fail: text('不合格', 'fail'),
  qualified: text('合格', 'qualified'),
  notQualified: text('不合格', 'not qualified'),
  verified: text('通过', 'verified'),
  missed: text('未达成', 'missed'),
};

const GROUNDS: List = {
  fewSuppliers: text('供应商范围有限', 'few suppliers'),
  costOutOfProportion: text('公开招标费用占比过大', 'cost out of proportion'),
  noValidBids: text('无合格投标', 'no valid bids'),
  complexOrSpecial: text('技术复杂或性质特殊', 'complex or special'),
  urgent: text('紧急需要', 'urgent'),
  priceNotDeterminable: text('不能事先计算价格', 'price cannot be determined'),
  purchaseOfServices: text('政府购买服务项目', 'purchase of services'),
  researchSupport: text('科研扶持', 'research support'),
  onlySupplier: text('唯一供应商', 'only supplier'),
  emergency: text('不可预见的紧急情况', 'emergency'),
  tooFewBids: text('投标不足三家', 'too few bids'),
  overCeiling: text('超过最高限价', 'over the ceiling'),
  notRevealed: text('未按时解密', 'not revealed'),
  overBudget: text('超过预算', 'over budget'),
  standardisedAndStable: text('规格统一、价格稳定', 'standardised and stable'),
  consistencyTopUp: text('一致性添购', 'top-up for consistency'),
  frequentSmall: text('小额零星、频次高', 'frequent and small'),
  userChoice: text('服务对象自主选择', 'users choose'),
  innovation: text('合作创新', 'innovation'),
  criterion: text('不符合资格或实质要求', 'fails a criterion'),
  abnormallyLow: text('报价明显偏低', 'abnormally low'),
  collusion: text('串通投标', 'collusion'),
  unlawfulActs: text('违法违规行为', 'unlawful acts'),
  taskCancelled: text('采购任务取消', 'task cancelled'),
  refusedToSign: text('拒绝签约', 'refused to sign'),
  notQualified: text('资格不符', 'not qualified'),
  awardAnnulled: text('中标无效', 'award annulled'),
};

/** What codes mean where the server keeps no list of them, by the field in which they stand. */
export const VALUES: Readonly<Record<string, List>> = {
  methods: METHODS,
  allowed: METHODS,
  approval: DECISIONS,
  as: { purchaser: text('购买主体', 'purchaser'), supplier: text('承接主体', 'supplier') },
  basis: {
    ranking: text('排名第一', 'ranked first'),
    nextCandidate: text('递补', 'next candidate'),
    singleSource: text('单一来源', 'single source'),
    selfOrganised: text('自行组织', 'self-organised'),
    scoreBand: text('按评价得分', 'score band'),
    contractClause: text('按合同条款', 'contract clause'),
  },
  benefitClass: { public: text('公共服务', 'public'), auxiliary: text('政府履职辅助性服务', 'auxiliary') },
  bondForm: BOND_FORMS,
  categories: {
    basicPublic: text('基本公共服务', 'Basic public services'),
    socialManagement: text('社会管理性服务', 'Social management'),
    industryManagement: text('行业管理与协调服务', 'Industry management'),
    technical: text('技术性服务', 'Technical services'),
    auxiliary: text('政府履职辅助性服务', 'Auxiliary to government'),
    unclassified: text('未分类', 'Unclassified'),
  },
  condition: {
    milestone: text('节点核验', 'milestone'),
    acceptance: text('验收合格', 'acceptance'),
    evaluation: text('评价结果', 'evaluation'),
    prepayment: text('预付', 'prepayment'),
  },
  decision: DECISIONS,
  ended: {
    closed: text('结项', 'closed'),
    terminated: text('终止', 'terminated'),
    withdrawn: text('撤回', 'withdrawn'),
  },
  documentKinds: { decision: text('决定文件', 'decision') },
  evaluationMethod: { points: text('综合评分法', 'points'), lowestPrice: text('最低价法', 'lowest price') },
  flow: {
    direct: text('财政直接支付', 'direct payment'),
    authorised: text('财政授权支付', 'authorised payment'),
    other: text('其他流程', 'other'),
  },
  form: BOND_FORMS,
  grade: RESULTS,
  ground: GROUNDS,
  mode: { procurement: text('政府采购', 'procurement'), selfOrganised: text('自行组织', 'self-organised') },
  onFail: {
    termination: text('自动终止合同', 'terminates the contract'),
    decision: text('由购买主体决定', 'the purchaser decides'),
  },
  outcome: DECISIONS,
  recommendation: DECISIONS,
  result: RESULTS,
  route: ROUTES,
  row: { ...ROUTES, procurement: text('政府采购', 'procurement') },
  rules: {
    'INV-03': text('INV-03 购买范围未见核对文件', 'INV-03 no document of a scope check'),
    'INV-15': text('INV-15 超出预算', 'INV-15 beyond the budget'),
    X3: text('X3 购买劳动力', 'X3 buys labour'),
    X4: text('X4 含行政执法', 'X4 includes administrative enforcement'),
    X5: text('X5 承接主体为机关或事业单位', 'X5 the supplier is a public body'),
    X6: text('X6 形同用工', 'X6 looks like employment'),
  },
  serviceTypes: {
    publicKindergarten: text('公办幼儿园管理服务', 'Public kindergarten'),
    labour: text('劳务', 'Labour'),
  },
  supplierType: {
    enterprise: text('企业', 'enterprise'),
    socialOrganisation: text('社会组织', 'social organisation'),
    classOneInstitution: text('公益一类事业单位', 'class-one institution'),
    classTwoInstitution: text('公益二类事业单位', 'class-two institution'),
    massOrganisation: text('群团组织', 'mass organisation'),
    fundedMassOrganisation: text('财政供养的群团组织', 'funded mass organisation'),
    ruralCollective: text('农村集体经济组织', 'rural collective'),
    grassrootsBody: text('基层群众性自治组织', 'grassroots body'),
    individual: text('个人', 'individual'),
    stateOrgan: text('国家机关', 'state organ'),
  },
  use: {
    payment: text('支付依据', 'payment'),
    budget: text('预算安排', 'budget'),
    selection: text('承接主体选择', 'selection'),
    policy: text('政策调整', 'policy'),
    termination: text('终止合同', 'termination'),
    award: text('奖励', 'award'),
  },
  occurredPrecision: { day: text('到日', 'day'), month: text('到月', 'month'), year: text('到年', 'year') },
};
