import { ActRoute } from '../acts/route.js';
import { problemResponses } from './components.js';

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** One act at one address as an operation. */
export function actPath({ act, operationId, params, needsIfMatch, creates, dto, address }: ActRoute) {
  return {
    operationId,
    summary: `${act.label.zh} · ${act.label.en}`,
    tags: [act.scope],
    parameters: [
      ...params.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string', pattern: '^[A-Za-z0-9-]{1,32}$' },
      })),
      parameter('IdempotencyKey'),
      parameter(needsIfMatch ? 'IfMatchRequired' : 'IfMatch'),
      parameter('Role'),
      parameter('Time'),
      parameter('DryRun'),
    ],
    requestBody: {
      required: (dto.schema.required ?? []).length > 0,
      content: { 'application/json': { schema: dto.schema } },
    },
    responses: {
      [creates ? '201' : '200']: {
        description: 'The receipt; the same for ever',
        headers: {
          ETag: { schema: { type: 'string' } },
          'Tongjian-Replayed': { schema: { type: 'string' }, description: '`true` where this key came before' },
          ...(creates ? { Location: { schema: { type: 'string' } } } : {}),
        },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
      },
      ...(creates ? { '200': { description: 'A dry run: what would come of the act' } } : {}),
      ...problemResponses(400, 401, 403, 404, 409, 412, 413, 415, 422, ...(needsIfMatch ? [428] : []), 503),
    },
    'x-act': act.name,
    'x-events': act.events.map(({ type }) => type),
    'x-rule': 'acting',
    'x-idempotency': 'required',
    ...(address.fixed ? { 'x-fixed': address.fixed } : {}),
  };
}
