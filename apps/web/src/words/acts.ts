import { text } from './text';

export const ACTS = {
  can: text('可以办理', 'Possible'),
  cannot: text('暂不可办', 'Not possible'),
  open: text('视填写内容而定', 'Depends on what you fill in'),
  choose: text('选择一项办理事项', 'Choose an act'),
  none: text('以当前身份没有可办事项', 'Nothing can be done in this role'),
  otherRole: text(
    '当前身份不管辖本项目所在地区，请在右上角切换身份。',
    'The role you act in does not reach this project: choose another one at the top.',
  ),
  why: text('为什么不能办', 'Why it is not possible'),
  source: text('来源', 'Source'),
  facts: text('事实', 'Facts'),
  remedy: text('如何可办', 'What would pass'),
  refused: text('不予受理', 'Not accepted'),
  refusedLead: (n: number) =>
    text(
      `有 ${n} 条规则不允许这项办理。未作任何登记。`,
      n === 1
        ? 'One rule does not allow this act. Nothing was recorded.'
        : `${n} rules do not allow this act. Nothing was recorded.`,
    ),
  invalid: text('填写有误', 'There is a problem with the form'),
  invalidLead: (n: number) =>
    text(`有 ${n} 处需要更正`, n === 1 ? 'One field needs correction' : `${n} fields need correction`),
  submit: text('提交', 'Submit'),
  submitting: text('正在提交', 'Submitting'),
  done: text('已登记', 'Recorded'),
  replayed: text('此前已经登记，未重复登记', 'Recorded before; not recorded twice'),
  seeReplay: text('在回放中查看', 'See in the replay'),
  another: text('继续办理', 'Do another act'),
  outcome: text('决定', 'Decision'),
  project: text('本项目', 'the project'),
  attachments: text('附件', 'Attachments'),
  attach: text('添加文件', 'Add a file'),
  kind: text('文书种类', 'Kind of document'),
  uploading: text('正在上传', 'Uploading'),
  remove: text('删除', 'Remove'),
  add: text('添加', 'Add'),
  row: (n: number) => text(`第 ${n} 项`, `Item ${n}`),
  optional: text('可不填', 'optional'),
  required: text('必填', 'Required'),
  notAmount: text('金额请写成 68万 或 680,000.00，最多到分', 'Write an amount such as 680,000.00, to the fen at most'),
  notInteger: text('请填整数', 'Give a whole number'),
  least: (n: number | string) => text(`不得小于 ${n}`, `Not less than ${n}`),
  most: (n: number | string) => text(`不得大于 ${n}`, `Not more than ${n}`),
  tooLong: (n: number) => text(`不得超过 ${n} 字`, `At most ${n} characters`),
  patternId: text('只用字母、数字与连字符，最多 32 位', 'Letters, digits and hyphens, 32 at most'),
  tooFew: (n: number) => text(`至少 ${n} 项`, `At least ${n}`),
  unknownField: text('未预期的字段', 'Unexpected field'),
  notJson: text('不是有效的 JSON', 'Not valid JSON'),
  changedMeanwhile: text(
    '你填写期间项目已有变化，请核对后再提交',
    'The project changed while you were filling in; check and submit again',
  ),
  simulatedTime: text('模拟时钟拨到', 'Set the simulated clock to'),
  simulatedHint: text('留空则时钟照常走；只能往后拨', 'Left empty, the clock runs on; it only goes forward'),
  unitYuan: text('元', 'CNY'),
} as const;

export const REMEDIES = {
  act: (act: string, key: string) => text(`先办理「${act}」${key}`, `First do “${act}” ${key}`),
  open: (scope: string) => text(`先有${scope}`, `There must first be a ${scope}`),
  wait: (until: string) => text(`待 ${until} 之后`, `Wait until ${until}`),
  before: (until: string) => text(`须在 ${until} 之前`, `It had to be done before ${until}`),
  bound: (fact: string, op: string, bound: string) => text(`「${fact}」${op} ${bound}`, `${fact} ${op} ${bound}`),
  role: (roles: string) => text(`由${roles}办理`, `To be done by ${roles}`),
  notPersons: (persons: string) => text(`，但不得是代号 ${persons} 的人员`, `, but not by ${persons}`),
  together: (acts: string) => text(`与${acts}一并决定`, `Decide it together with ${acts}`),
  facts: (names: string) => text(`补充事实：${names}`, `Give the facts: ${names}`),
  none: text('无补救办法', 'Nothing will make it pass'),
} as const;
