import { NEW_CLIENT, NEW_GRANT, NEW_PERSON, NOTHING } from '../access/forms.js';
import { SIGN_IN } from '../access/sign-in.controller.js';
import { NEW_EXPERT, PERFORMANCE, REASON } from '../experts/forms.js';
import { Dto } from '../acts/dto.js';
import { KEPT_KEY, NEW_PROCEDURE, PARKED_KEYS } from '../admin/admin.controller.js';
import { NEW_CALENDAR } from '../calendar/forms.js';
import { problemResponses } from './components.js';

interface Described {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly query?: readonly string[];
  readonly body?: Dto | { readonly type: string; readonly schema: object };
  readonly open?: true;
  readonly type?: string;
  readonly status?: number;
}

const operation = (path: string, { id, zh, en, query = [], body, open, type, status = 200 }: Described) => ({
  operationId: id,
  summary: `${zh} · ${en}`,
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    // What an operator does is an act like every other: one key, one effect.
    ...(body && 'members' in body && !open ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ],
  ...(body ? { requestBody: { content: contentOf(body) } } : {}),
  responses: {
    [String(status)]: {
      description: en,
      content: {
        [type ?? 'application/json']: { schema: type || open || body ? {} : { $ref: '#/components/schemas/Answer' } },
      },
    },
    ...problemResponses(400, ...(open ? [] : [401, 403]), 404, ...(body ? [409, 413, 415, 422] : []), 503),
  },
  ...(open ? { security: [] } : {}),
});

const contentOf = (body: NonNullable<Described['body']>) =>
  'type' in body && typeof body.type === 'string'
    ? { [body.type]: { schema: body.schema } }
    : { 'application/json': { schema: (body as Dto).schema } };

const V = '/api/v1';
const P = `${V}/projects/{project}`;
const POOL = `${V}/expert-pools/{region}`;
const VIEW = `${V}/views/{view}`;
const FILTERS = [
  'q',
  'stage',
  'district',
  'jurisdiction',
  'status',
  'supplier',
  'documentNo',
  'purchaser',
  'category',
  'year',
  'minFen',
  'maxFen',
  'imported',
  'alarmed',
];
const BYTES = { type: 'application/octet-stream', schema: {} };

const get = (path: string, described: Described) => ({ [path]: { get: operation(path, described) } });
const post = (path: string, described: Described) => ({ [path]: { post: operation(path, described) } });

/** Every operation that is no act. */
export const READ_PATHS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...get(`${V}/projects`, {
    id: 'listProjects',
    zh: '项目列表',
    en: 'Projects',
    query: [...FILTERS, 'sort', 'cursor', 'limit', 'minPosition'],
  }),
  ...get(P, {
    id: 'getProject',
    zh: '项目',
    en: 'One project, now or as it was',
    query: ['asOf', 'occurredAsOf', 'minPosition'],
  }),
  ...get(`${P}/history`, {
    id: 'getHistory',
    zh: '项目全部事件',
    en: 'Every event of a project',
    query: ['format', 'cursor', 'limit'],
  }),
  ...get(`${P}/state`, {
    id: 'getStateAfter',
    zh: '某事件之后的状态',
    en: 'The project right after an event',
    query: ['revision'],
  }),
  ...get(`${P}/allowed-actions`, { id: 'getAllowedActions', zh: '可办事项', en: 'What may be done next, and why not' }),
  ...get(`${P}/panels/{panel}/evidence`, {
    id: 'getPanelEvidence',
    zh: '专家抽取复算',
    en: 'A draw, found again from the log',
  }),
  ...get(POOL, { id: 'getExpertPool', zh: '专家库', en: 'The experts of a region' }),
  ...post(`${POOL}/experts`, {
    id: 'enrolExpert',
    zh: '专家入库',
    en: 'Enrol an expert',
    body: NEW_EXPERT,
    status: 201,
  }),
  ...post(`${POOL}/experts/{expert}/performance`, {
    id: 'recordExpertPerformance',
    zh: '专家履职记录',
    en: "Record an expert's performance",
    body: PERFORMANCE,
  }),
  ...post(`${POOL}/experts/{expert}/{change}`, {
    id: 'changeExpertStanding',
    zh: '专家暂停、恢复、退出',
    en: 'suspend, reinstate or remove an expert',
    body: REASON,
  }),
  ...get(`${P}/stream`, {
    id: 'streamProject',
    zh: '项目事件流',
    en: 'Events as they happen',
    query: ['after', 'ticket'],
    type: 'text/event-stream',
  }),
  ...get(`${V}/stream`, {
    id: 'streamBoard',
    zh: '看板变化流',
    en: 'The board as it changes',
    query: ['after', 'ticket'],
    type: 'text/event-stream',
  }),
  ...post(`${V}/stream-tickets`, {
    id: 'giveStreamTicket',
    zh: '事件流票据',
    en: 'A short-lived ticket for a stream',
    status: 201,
  }),
  ...get(VIEW, { id: 'getView', zh: '汇总', en: 'Totals of a view', query: ['groupBy', 'asOf', 'minPosition'] }),
  ...get(`${VIEW}/contributions`, {
    id: 'getContributions',
    zh: '汇总的项目',
    en: 'The projects that sum to cells',
    query: ['limit', 'cursor'],
  }),
  ...get(`${VIEW}/deltas`, {
    id: 'getDeltas',
    zh: '汇总的变化',
    en: 'The events that made a figure',
    query: ['key', 'after', 'to', 'asOf', 'limit', 'cursor'],
  }),
  ...get(`${V}/deadlines`, {
    id: 'listDeadlines',
    zh: '期限看板',
    en: 'What is due when, and what is overdue',
    query: [
      ...['project', 'rule', 'relation', 'act', 'jurisdiction', 'state', 'open', 'provisional', 'dueTo'],
      ...['sort', 'cursor', 'limit', 'minPosition'],
    ],
  }),
  ...get(`${P}/duties`, { id: 'getDuties', zh: '项目期限', en: 'Every duty of a project, computed now' }),
  [`${V}/calendar`]: {
    get: operation(`${V}/calendar`, { id: 'getCalendar', zh: '节假日安排', en: 'The holiday calendar in force' }),
    post: operation(`${V}/calendar`, {
      id: 'publishCalendar',
      zh: '发布或更正节假日安排',
      en: 'Publish a year of the holiday calendar, or correct it',
      body: NEW_CALENDAR,
      status: 201,
    }),
  },
  ...post(`${V}/calendar/differences`, {
    id: 'compareCalendar',
    zh: '节假日安排差异',
    en: 'Which days and open duties a year would move',
    body: NEW_CALENDAR,
  }),
  ...get(`${V}/installation`, { id: 'getInstallation', zh: '本系统', en: 'This installation' }),
  ...get(`${V}/me`, { id: 'getMe', zh: '本人', en: 'The caller and its grants' }),
  ...get(`${V}/codes`, { id: 'getCodes', zh: '代码表', en: 'Labels of codes' }),
  ...get(`${V}/receipts/{commandId}`, { id: 'getReceipt', zh: '回执', en: 'The receipt of a command' }),
  [`${V}/procedures`]: {
    get: operation(`${V}/procedures`, { id: 'listProcedures', zh: '流程定义', en: 'Published procedures' }),
    post: operation(`${V}/procedures`, {
      id: 'publishProcedure',
      zh: '发布流程定义',
      en: 'Publish a procedure',
      body: NEW_PROCEDURE,
      status: 201,
    }),
  },
  ...get(`${V}/procedures/{hash}`, { id: 'getProcedure', zh: '某一流程', en: 'One procedure by hash' }),
  ...get(`${V}/problems`, { id: 'listProblems', zh: '问题类型', en: 'Problems', open: true }),
  ...get(`${V}/problems/{code}`, { id: 'getProblem', zh: '问题说明', en: 'What a problem means', open: true }),
  [`${V}/files/{sha256}`]: {
    put: operation(`${V}/files/{sha256}`, {
      id: 'putFile',
      zh: '上传文件',
      en: 'Keep a document under its digest',
      body: BYTES,
      status: 201,
    }),
    get: operation(`${V}/files/{sha256}`, {
      id: 'getFile',
      zh: '下载文件',
      en: 'A document',
      type: 'application/octet-stream',
    }),
  },
  ...post(`${V}/sign-in`, { id: 'signIn', zh: '登录', en: 'Sign in', body: SIGN_IN, open: true }),
  ...post('/oauth/token', {
    id: 'getToken',
    zh: '系统令牌',
    en: 'Client credentials',
    open: true,
    body: {
      type: 'application/x-www-form-urlencoded',
      schema: { type: 'object', properties: { grant_type: { const: 'client_credentials' } } },
    },
  }),
  [`${V}/people`]: {
    get: operation(`${V}/people`, { id: 'listPeople', zh: '人员', en: 'People and systems' }),
    post: operation(`${V}/people`, {
      id: 'createPerson',
      zh: '登记人员',
      en: 'Register a person',
      body: NEW_PERSON,
      status: 201,
    }),
  },
  ...post(`${V}/people/{person}/disable`, {
    id: 'disablePerson',
    zh: '停用人员',
    en: 'Disable a person or system',
    body: NOTHING,
  }),
  ...post(`${V}/people/{person}/reset`, {
    id: 'resetPerson',
    zh: '重置密码',
    en: 'Give a fresh secret',
    body: NOTHING,
  }),
  ...post(`${V}/grants`, { id: 'createGrant', zh: '授权', en: 'Grant a role', body: NEW_GRANT, status: 201 }),
  ...post(`${V}/grants/{grant}/revoke`, { id: 'revokeGrant', zh: '撤销授权', en: 'Revoke a grant', body: NOTHING }),
  ...post(`${V}/clients`, {
    id: 'createClient',
    zh: '登记系统',
    en: 'Register a system',
    body: NEW_CLIENT,
    status: 201,
  }),
  ...post(`${V}/admin/backup`, { id: 'backup', zh: '热备份', en: 'Back up', status: 201 }),
  ...post(`${V}/admin/rebuild/{projection}`, { id: 'rebuild', zh: '重建读模型', en: 'Rebuild a read model' }),
  ...get(`${V}/admin/parked/{projection}`, {
    id: 'listParked',
    zh: '读模型搁置项',
    en: 'Keys that could not be folded',
    query: ['limit', 'cursor'],
    type: 'application/json',
  }),
  ...post(`${V}/admin/unpark/{projection}`, {
    id: 'unpark',
    zh: '重读搁置项',
    en: 'Read the log again for parked keys',
    body: PARKED_KEYS,
  }),
  ...post(`${V}/admin/keep-parked/{projection}`, {
    id: 'keepParked',
    zh: '保留搁置项',
    en: 'Leave a key parked, for a reason',
    body: KEPT_KEY,
    status: 201,
  }),
  ...get('/health/live', { id: 'live', zh: '存活', en: 'The process runs', open: true }),
  ...get('/health/ready', { id: 'ready', zh: '就绪', en: 'The feeds move', open: true }),
};
