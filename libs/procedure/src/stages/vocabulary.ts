import { Text } from '../types.js';

/**
 * Every stage that the five jurisdictions know, in the order in which a project would pass them if one had them all
 * (S01 to S34). Each pack takes its own, orders and guards them, and may name them in its own words.
 */
export const STAGES: Readonly<Record<string, Text>> = {
  S01: { zh: '政策与目录', en: 'Policy and catalogues' },
  S02: { zh: '需求征集', en: 'Needs collection' },
  S03: { zh: '事前预评估与风险评估', en: 'Ex-ante and risk assessment' },
  S04: { zh: '需求确定', en: 'Requirement' },
  S05: { zh: '预算编制与申请', en: 'Budget' },
  S06: { zh: '项目申报(购买主体)', en: 'Purchase proposal' },
  S07: { zh: '范围审核', en: 'Scope review' },
  S08: { zh: '项目评审', en: 'Project review' },
  S09: { zh: '立项审批', en: 'Approval' },
  S10: { zh: '经费核定', en: 'Funding' },
  S11: { zh: '汇编目录与购买计划', en: 'Purchase list and plan' },
  S12: { zh: '公布信息与采购意向公开', en: 'Prior information' },
  S13: { zh: '项目指南', en: 'Call guide' },
  S14: { zh: '策划申报(承接主体)', en: 'Supplier proposals' },
  S15: { zh: '组织采购', en: 'Procurement' },
  S16: { zh: '投标响应', en: 'Bids' },
  S17: { zh: '资质认定与资格审查', en: 'Qualification' },
  S18: { zh: '竞标评审与专家评审', en: 'Evaluation of bids and proposals' },
  S19: { zh: '确定中标(成交)与公告', en: 'Award' },
  S20: { zh: '社会公示', en: 'Public notice' },
  S21: { zh: '询问、质疑、投诉', en: 'Enquiry, challenge, complaint' },
  S22: { zh: '合同签订、公告、备案', en: 'Contract' },
  S23: { zh: '项目实施', en: 'Implementation' },
  S24: { zh: '日常督导与全程监管', en: 'Supervision' },
  S25: { zh: '中期检查', en: 'Mid-term inspection' },
  S26: { zh: '凭单服务', en: 'Vouchers' },
  S27: { zh: '满意度测评', en: 'Satisfaction survey' },
  S28: { zh: '专项审计', en: 'Special audit' },
  S29: { zh: '履约验收与结项验收', en: 'Acceptance' },
  S30: { zh: '绩效评价', en: 'Performance evaluation' },
  S31: { zh: '资金支付', en: 'Payment' },
  S32: { zh: '结果运用与结项', en: 'Use of results and closing' },
  S33: { zh: '事后再评估', en: 'Ex-post re-assessment' },
  S34: { zh: '公开与归档', en: 'Disclosure and archive' },
};
