import { text } from './text';

export const SYSTEM = {
  title: text('系统管理', 'System'),
  lead: text(
    '系统管理员管理人员与授权，不办理业务；办理请用业务身份登录。',
    'Operators keep people and grants; acts of a purchase need a sign-in that holds their role.',
  ),
  feeds: text('数据更新', 'Read models'),
  projection: text('投影', 'Projection'),
  state: text('状态', 'State'),
  live: text('实时', 'live'),
  position: text('已处理到位置', 'Read up to position'),
  behind: text('落后事件数', 'Events behind'),
  people: text('人员与授权', 'People and grants'),
  name: text('姓名', 'Name'),
  login: text('登录名', 'Sign-in'),
  grants: text('授权', 'Grants'),
  active: text('有效', 'Active'),
} as const;
