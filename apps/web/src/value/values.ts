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

const RESULTS: List = {
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
};

/** What codes mean where the server keeps no list of them, by the field in which they stand. */
export const VALUES: Readonly<Record<string, List>> = {
  methods: METHODS,
  approval: DECISIONS,
  basis: {
    ranking: text('排名第一', 'ranked first'),
    nextCandidate: text('递补', 'next candidate'),
    singleSource: text('单一来源', 'single source'),
    selfOrganised: text('自行组织', 'self-organised'),
    scoreBand: text('按评价得分', 'score band'),
    contractClause: text('按合同条款', 'contract clause'),
  },
  benefitClass: { public: text('公共服务', 'public'), auxiliary: text('政府履职辅助性服务', 'auxiliary') },
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
  evaluationMethod: { points: text('综合评分法', 'points'), lowestPrice: text('最低价法', 'lowest price') },
  flow: {
    direct: text('财政直接支付', 'direct payment'),
    authorised: text('财政授权支付', 'authorised payment'),
    other: text('其他流程', 'other'),
  },
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
  serviceTypes: {
    publicKindergarten: text('公办幼儿园管理服务', 'Public kindergarten'),
    labour: text('劳务', 'Labour'),
  },
};
