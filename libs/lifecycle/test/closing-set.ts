/** What an adopter may add over Chengdu's pack: a closing set of four, and ceilings of its own (UM-20, INV-34, INV-37). */
export const CLOSING_SET = {
  name: 'closing-set',
  text: `
id: closing-set
version: 1.0.0
kind: overlay
status: inForce
title: {zh: 结项四项(试验), en: A closing set of four}
over: cd-2020
serviceTypes: [closingSet]
basis: [{instrument: 政府购买服务制度建设(某市)}]
effective: {from: 2020-01-01}
parameters:
  quantifiedMin: {type: int, value: 6000, by: 试验}
  surplusMax: {type: int, value: 1000, by: 试验}
rules:
${['CloseSatisfactionSurvey', 'ReportSpecialAudit', 'ConductAcceptance', 'DetermineEvaluationResult']
  .map(
    (act) => `  - id: closing.${act}
    rule: INV-38
    source: [{instrument: 政府购买服务制度建设(某市), article: 规范实施程序}]
    zh: 结项须有该项
    en: Closing needs it
    needs: {act: CloseProject, each: contract, any: [${act}], orNone: true}`,
  )
  .join('\n')}
  - id: closing.quantified
    rule: INV-34
    source: [{instrument: 推进政府向第三方购买服务研究(哈尔滨市)}]
    zh: 量化指标占比不得低于规定
    en: Enough of the weight is quantified
    code: TooLittleQuantified
    limit: {act: PlanEvaluation, fact: evaluation.quantifiedShare, op: ">=", of: params.quantifiedMin}
  - id: closing.surplus
    rule: INV-37
    source: [{instrument: 政府购买服务制度建设(某市)}]
    zh: 盈余不得超过规定比例
    en: A surplus up to a share
    code: SurplusTooHigh
    limit: {act: ReportSurplus, fact: contract.surplusShare, op: "<=", of: params.surplusMax}
`,
};
