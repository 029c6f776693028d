import { Source } from '@tongjian/kernel';

const of =
  (instrument: string) =>
  (article: string): Source => ({ instrument, article });

/** 中华人民共和国政府采购法 */
export const procurementLaw = of('政府采购法');
/** 中华人民共和国政府采购法实施条例 */
export const regulation = of('政府采购法实施条例');
/** 政府购买服务管理办法(财政部令第102号) */
export const purchaseOfServices = of('政府购买服务管理办法(财政部令第102号)');
/** 中华人民共和国民法典 */
export const civilCode = of('民法典');
/** 政府采购货物和服务招标投标管理办法(财政部令第87号) */
export const tendering = of('政府采购货物和服务招标投标管理办法(财政部令第87号)');
/** 政府采购非招标采购方式管理办法(财政部令第74号) */
export const otherMethods = of('政府采购非招标采购方式管理办法(财政部令第74号)');
/** 政府采购竞争性磋商采购方式管理暂行办法(财库〔2014〕214号) */
export const consultation = of('政府采购竞争性磋商采购方式管理暂行办法(财库〔2014〕214号)');
/** 保障中小企业款项支付条例 (2025年修订) */
export const paymentsToSmallEnterprises = of('保障中小企业款项支付条例(2025年修订)');
/** 财库〔2026〕2号, on abnormally low offers, in force from 2026-02-01; known from a restatement only, so cited by number. */
export const lowOffers = of('财库〔2026〕2号');
/** Rules of keeping the record itself, which no statute words: the invariant stands for itself. */
export const record = (invariant: string): Source => ({ instrument: '案卷不变式', article: invariant });
