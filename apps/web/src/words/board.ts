import { text } from './text';

export const MEASURES = {
  projects: text('项目数', 'Projects'),
  plannedFen: text('计划', 'Planned'),
  awardedFen: text('中标', 'Awarded'),
  contractedFen: text('合同', 'Contracted'),
  paidFen: text('已付', 'Paid'),
  alarms: text('预警', 'Alarms'),
  budgetFen: text('预算', 'Budget'),
  awardFen: text('中标', 'Awarded'),
  savedFen: text('节约', 'Saved'),
  rate: text('节约率', 'Saving rate'),
} as const;

export const DIMENSIONS = {
  jurisdiction: text('地区', 'Jurisdiction'),
  district: text('区县', 'District'),
  stage: text('阶段', 'Stage'),
  sample: text('示例', 'Sample'),
  category: text('服务类别', 'Category'),
  year: text('预算年度', 'Budget year'),
  method: text('采购方式', 'Method'),
} as const;

/** What a filter says when it lets everything pass. */
export const EVERY = {
  jurisdiction: text('全部地区', 'All jurisdictions'),
  year: text('全部年度', 'All years'),
} as const;

export const BOARD = {
  title: text('财政监管看板', 'Finance supervision board'),
  money: text('资金', 'Money'),
  matrix: text('区县 × 阶段', 'Districts × stages'),
  matrixHint: text('点击任一数字，查看构成它的项目与事件', 'Any figure opens the projects and events that make it'),
  feed: text('最新事件', 'Latest events'),
  more: (n: number) => text(`另有 ${n} 个事件`, `and ${n} more`),
  feedEmpty: text('事件到达时显示在这里', 'Events will show here as they arrive'),
  alarms: text('预警', 'Alarms'),
  noAlarms: text('当前没有预警', 'No alarms'),
  alarmsFrozen: text(
    '冻结时刻的预警见上方数字，点击可查看其项目与事件',
    'The alarms of this moment are in the figures above, which open',
  ),
  alarmsMore: (n: number) => text(`只列最近变动的 ${n} 个项目`, `Only the ${n} latest projects are listed`),
  show: text('显示', 'Show'),
  sampleOut: text('不含示例', 'Without samples'),
  sampleIn: text('含示例', 'With samples'),
  sampleOnly: text('仅示例', 'Samples only'),
  asOf: text('时刻', 'Moment'),
  asOfForm: text('如 2020-06-30 17:00', 'e.g. 2020-06-30 17:00'),
  asOfWrong: text('请写成 2020-06-30 或 2020-06-30 17:00', 'Write it as 2020-06-30 or 2020-06-30 17:00'),
  asOfHint: text('看某一时刻登记在案的情况', 'See what was on record at a moment'),
  backToLive: text('回到实时', 'Back to live'),
  apply: text('冻结', 'Freeze'),
  frozenAt: (at: string) => text(`已冻结 截至 ${at}（登记时间）`, `Frozen as of ${at} (record time)`),
  saved: text('节约', 'Saved'),
  of: (share: string, of: string) => text(`占${of} ${share}`, `${share} of ${of.toLowerCase()}`),
  up: text('增', 'up'),
  down: text('减', 'down'),
  changed: (what: string, from: string, to: string) =>
    text(`${what}由${from}变为${to}`, `${what} changed from ${from} to ${to}`),
  unstaged: text('已结束', 'Ended'),
} as const;

export const DRILL = {
  title: text('数字构成', 'What makes this figure'),
  sum: text('各项目之和', 'Sum of projects'),
  equal: text('与所选数字一致', 'equals the figure'),
  differs: text('与所选数字不一致，数据正在更新', 'differs from the figure; the data are moving'),
  showEvents: text('查看事件', 'Show events'),
  hideEvents: text('收起事件', 'Hide events'),
  running: text('累计', 'Running'),
  position: text('位置', 'Position'),
  noEvents: text('没有改变此数字的事件', 'No event changed this figure'),
} as const;

export const SPEND = {
  title: text('支出分析', 'Spend'),
  lead: text(
    '预算、合同与支付，按类别、年度、区县与采购方式汇总。',
    'Budget, contracts and payments by category, year, district and method.',
  ),
  groupBy: text('分组', 'Group by'),
  chart: text('图', 'Chart'),
  paidShare: text('支付进度', 'Paid of contracted'),
} as const;

export const SAVINGS = {
  title: text('节约分析', 'Savings'),
  lead: text('节约率 = 节约 ÷ 预算，保留精确分数。', 'Saving rate = saved ÷ budget, kept as an exact fraction.'),
} as const;
