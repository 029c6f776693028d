import { Text } from '@tongjian/kernel';
import { PROBLEMS } from '../problem/index.js';

const text = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } }, required: ['zh', 'en'] };
const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
const instant = { type: 'string', format: 'date-time' };

/** What operations share. */
export const COMPONENTS = {
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer', description: 'From POST /api/v1/sign-in or /oauth/token' },
    basic: { type: 'http', scheme: 'basic', description: 'Client credentials, for /oauth/token only' },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'One key for each intent; the same key has one effect for ever',
      schema: { type: 'string', minLength: 1, maxLength: 130 },
    },
    IfMatch: { name: 'If-Match', in: 'header', description: 'The ETag of what was seen', schema: { type: 'string' } },
    IfMatchRequired: {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of what was seen',
      schema: { type: 'string' },
    },
    Role: {
      name: 'Tongjian-Role',
      in: 'header',
      description: 'Which granted role this is done in: `role` or `role@organisation`; may be left out by who has one',
      schema: { type: 'string' },
    },
    Time: {
      name: 'Tongjian-Time',
      in: 'header',
      description: 'Simulation only: the clock, never backwards',
      schema: instant,
    },
    DryRun: { name: 'dryRun', in: 'query', description: 'Decide only', schema: { type: 'boolean' } },
  },
  schemas: {
    Text: text,
    Receipt: {
      type: 'object',
      properties: {
        commandId: { type: 'string', format: 'uuid' },
        project: { type: 'string' },
        etag: { type: 'string' },
        position: count,
        recordedAt: instant,
        events: {
          type: 'array',
          items: {
            type: 'object',
            properties: { id: { type: 'string' }, type: { type: 'string' }, revision: count, hash: { type: 'string' } },
            required: ['id', 'type', 'revision', 'hash'],
          },
        },
      },
      required: ['commandId', 'project', 'etag', 'position', 'recordedAt', 'events'],
    },
    At: {
      type: 'object',
      description: 'Where the answer comes from',
      properties: {
        index: count,
        recordedAt: { type: 'string' },
        simulation: { type: 'boolean' },
        parked: count,
        projection: {
          type: 'object',
          properties: { id: { type: 'string' }, version: count, position: count, n: count, to: count, parked: count },
        },
      },
      required: ['index', 'recordedAt', 'simulation'],
    },
    Answer: {
      type: 'object',
      properties: {
        data: {},
        at: { $ref: '#/components/schemas/At' },
        page: { type: 'object', properties: { next: { type: 'string' }, total: count }, required: ['total'] },
      },
      required: ['data', 'at'],
    },
    FieldError: {
      type: 'object',
      properties: { pointer: { type: 'string' }, code: { type: 'string' }, got: {}, want: { type: 'string' } },
      required: ['pointer', 'code', 'want'],
    },
    Problem: {
      type: 'object',
      description: 'RFC 9457. A refusal names its rule, the source, the facts compared, and what would pass',
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        code: { type: 'string' },
        detail: { type: 'string' },
        text: { $ref: '#/components/schemas/Text' },
        rule: { type: 'string' },
        source: { type: 'array', items: { type: 'object' } },
        facts: { type: 'object' },
        whatWouldPass: { type: 'array', items: { type: 'object' } },
        all: { type: 'array', items: { type: 'object' } },
        errors: { type: 'array', maxItems: 100, items: { $ref: '#/components/schemas/FieldError' } },
      },
      required: ['type', 'title', 'status', 'code', 'detail', 'text'],
    },
  },
  responses: {
    Problem: {
      description: 'A problem',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
} as const;

export const problemResponses = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), { ...responseOf(status) }]));

function responseOf(status: number) {
  const titles = Object.values(PROBLEMS as Readonly<Record<string, { status: number; title: Text }>>).filter(
    (one) => one.status === status,
  );
  const description = titles.map(({ title }) => title.en).join('; ') || 'A problem';
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
