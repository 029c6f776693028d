import { Text } from '@tongjian/kernel';

interface Kind {
  readonly status: number;
  readonly title: Text;
}
const kind = (status: number, zh: string, en: string): Kind => ({ status, title: { zh, en } });

/** Every problem that the API answers with, by code; refusals of the domain come under `refused` with their own code. */
export const PROBLEMS = {
  'malformed-json': kind(400, '正文不是有效的 JSON', 'The body is no JSON'),
  'duplicate-member': kind(400, '同一成员出现两次', 'A member is given twice'),
  'non-integer': kind(400, '数字必须是整数', 'Numbers are whole'),
  'bad-text': kind(400, '文本含有无效字符', 'A text holds what is no character'),
  'too-deep': kind(400, '嵌套过深', 'Nesting is too deep'),
  'key-missing': kind(400, '缺少 Idempotency-Key', 'The Idempotency-Key is missing'),
  'bad-header': kind(400, '请求头无效', 'A header cannot be read'),
  'bad-query': kind(400, '查询参数无效', 'A query parameter cannot be read'),
  'role-needed': kind(400, '须指明以何种角色办理', 'Say in which role you act'),
  'no-token': kind(401, '未登录或登录已失效', 'Not signed in, or no longer'),
  'bad-credentials': kind(401, '用户名或密码错误', 'Name or password is wrong'),
  'not-allowed': kind(403, '无权办理', 'Not allowed'),
  'not-found': kind(404, '不存在', 'Not found'),
  refused: kind(409, '不予受理', 'Not accepted'),
  ClockBackwards: kind(409, '模拟时钟不能倒退', 'The simulated clock never goes backwards'),
  'changed-since': kind(412, '内容已变', 'Changed meanwhile'),
  'too-large': kind(413, '正文过大', 'The body is too large'),
  'media-type': kind(415, '不接受此内容类型', 'This media type is not read'),
  validation: kind(422, '输入不合要求', 'The input does not fit'),
  'key-reused': kind(422, '同一 Idempotency-Key 已用于另一内容', 'The Idempotency-Key came with another body'),
  'hash-mismatch': kind(422, '内容与摘要不符', 'The bytes do not have this digest'),
  'file-missing': kind(422, '附件尚未上传', 'An attached file is not here yet'),
  'if-match-missing': kind(428, '须指明所见版本 (If-Match)', 'Say what you saw (If-Match)'),
  'too-many': kind(429, '请求过多', 'Too many requests'),
  fault: kind(500, '内部错误', 'A fault on our side'),
  'not-writable': kind(503, '暂不能写入', 'Nothing can be written at present'),
  'not-yet': kind(503, '读模型尚未追上', 'The read model is not there yet'),
} as const satisfies Readonly<Record<string, Kind>>;

export type ProblemCode = keyof typeof PROBLEMS;
