import { text } from './text';

export const COMMON = {
  product: text('通鉴', 'Tongjian'),
  tagline: text('政府购买服务全过程监管', 'Supervision of government service purchases'),
  board: text('监管看板', 'Board'),
  projects: text('项目', 'Projects'),
  spend: text('支出分析', 'Spend'),
  savings: text('节约分析', 'Savings'),
  skip: text('跳到正文', 'Skip to content'),
  menu: text('主导航', 'Main navigation'),
  otherLanguage: text('English', '中文'),
  signOut: text('退出', 'Sign out'),
  actingAs: text('当前身份', 'Acting as'),
  loading: text('正在加载', 'Loading'),
  stillLoading: text('仍在加载', 'Still loading'),
  retry: text('重试', 'Try again'),
  close: text('关闭', 'Close'),
  more: text('显示更多', 'Show more'),
  all: text('全部', 'All'),
  total: text('合计', 'Total'),
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
  noData: text('没有符合条件的数据', 'Nothing matches'),
  clearFilters: text('清除筛选', 'Clear filters'),
  sample: text('示例', 'sample'),
  sampleHint: text('文件未载明的数字，仅作示例', 'A figure that no document states; for illustration only'),
  demo: text('演示', 'Simulation'),
  demoHint: text('以下数据属于演示环境，时间为模拟时钟', 'Data of a simulation; times are those of its own clock'),
  beijing: text('时间均为北京时间（UTC+08:00）', 'All times are Beijing time (UTC+08:00)'),
  imported: text('历史导入', 'imported'),
  notFound: text('没有这个页面', 'There is no such page'),
  toBoard: text('返回看板', 'Back to the board'),
  unit: text('金额单位', 'Unit of amounts'),
  rounding: text(
    '因四舍五入，分项之和与合计或有出入；合计按分精确计算',
    'Rounded parts may not add up to their total; totals are exact to the fen',
  ),
  unreachable: text('无法连接服务器', 'The server cannot be reached'),
  unreachableHint: text(
    '已显示的数据保持不变，稍后将自动重试。',
    'What is shown stays as it is; the page will try again.',
  ),
  notAllowed: text('当前身份无权查看', 'Your role may not see this'),
  failed: text('未能取得数据', 'The data could not be read'),
  trace: text('追踪编号', 'Trace'),
} as const;

export const UNITS = {
  auto: text('自动', 'Auto'),
  yuan: text('元', 'CNY'),
  wan: text('万元', 'CNY 10k'),
  yi: text('亿元', 'CNY 100m'),
} as const;

export const LINKS = {
  live: text('实时', 'Live'),
  connecting: text('连接中', 'Connecting'),
  lost: text('已断开，重连中', 'Disconnected, reconnecting'),
  frozen: text('已冻结', 'Frozen'),
} as const;

export const AT = {
  parked: (count: number) =>
    text(
      `有 ${count} 个项目的事件暂未计入，合计可能不全`,
      `${count} ${count === 1 ? 'project waits' : 'projects wait'} to be counted: totals may miss what happened there`,
    ),
  index: (index: number) => text(`位置 ${index}`, `Position ${index}`),
  recorded: (at: string) => text(`登记至 ${at}`, `recorded up to ${at}`),
  projection: (id: string, version: number) => text(`投影 ${id} v${version}`, `projection ${id} v${version}`),
} as const;

export const SIGN_IN = {
  title: text('登录', 'Sign in'),
  person: text('人员代号', 'Person'),
  password: text('口令', 'Password'),
  go: text('登录', 'Sign in'),
  wrong: text('人员代号或口令不正确', 'Person or password is not right'),
  required: text('请填写人员代号和口令', 'Give person and password'),
  first: text(
    '首次启动时，终端会打印各角色的登录信息。',
    'The sign-ins of every role were printed in the terminal on the first start.',
  ),
  motto: text(
    '每一笔购买，从申报到结项，逐事可查、逐数可溯。',
    'Every purchase, from proposal to closing: each act on record, each figure traceable.',
  ),
} as const;
