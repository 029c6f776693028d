import { text } from './text';

export const DEADLINES = {
  title: text('期限看板', 'Deadlines'),
  lead: text(
    '各项法定期限按公布的节假日安排计算，最先到期的在前。',
    'Statutory clocks by the published holiday calendar; what is due first stands first.',
  ),
  ofProject: text('期限', 'Deadlines'),
  duty: text('事项', 'Duty'),
  project: text('项目', 'Project'),
  rule: text('依据', 'Rule'),
  began: text('起算', 'Began'),
  due: text('截止日', 'Due'),
  left: text('剩余', 'Left'),
  state: text('状态', 'State'),
  provisional: text('暂定', 'provisional'),
  provisionalHint: text(
    '涉及尚未公布节假日安排的年份，公布后重算',
    'Reaches a year whose holidays are not published; computed anew when they are',
  ),
  stopped: text('期间中止', 'the clock stands still'),
  show: text('显示', 'Show'),
  open: text('未了结', 'Open'),
  found: (n: number) => text(`共 ${n} 项期限`, `${n} deadlines`),
  none: text('没有未了结的期限', 'Nothing is due'),
  daysLeft: (days: number, working: number) =>
    text(`${days} 日（${working} 个工作日）`, `${days} ${days === 1 ? 'day' : 'days'} (${working} working)`),
  today: text('今日到期', 'today'),
  daysLate: (days: number, working: number) =>
    text(`逾期 ${days} 日（${working} 个工作日）`, `${days} ${days === 1 ? 'day' : 'days'} late (${working} working)`),
  calendar: text('节假日安排版本', 'Calendar version'),
} as const;

export const DEADLINE_STATES: Readonly<Record<string, { zh: string; en: string }>> = {
  running: text('进行中', 'running'),
  paused: text('中止', 'paused'),
  overdue: text('逾期', 'overdue'),
  met: text('按期履行', 'met'),
  metLate: text('逾期履行', 'met late'),
  cancelled: text('取消', 'cancelled'),
};
