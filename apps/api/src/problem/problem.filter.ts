import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { AppendFault, StoreRefused, StoreStopped, StoreUnreachable } from '@tongjian/event-store';
import { ConflictsExhausted, UnstorableValue } from '@tongjian/kernel';
import { BadQuery, MongoUnusable, TotalTooLarge } from '@tongjian/read-models';
import { FastifyReply, FastifyRequest } from 'fastify';
import { type House, HOUSE } from '../house.js';
import { BODY_LIMIT } from '../http/body.js';
import { answer, invalid, Problem, ProblemAnswer } from './problem.js';

/** Answers every failure as an RFC 9457 problem. What is a fault of ours is logged in full and told without detail. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof StoreStopped) this.house.trouble.stopped = error.message;
    const { problem, headers } = answerTo(error);
    if (problem.status >= 500) request.log.error({ err: error, request: request.id }, 'the request failed');
    sendProblem(reply, problem, headers);
  }
}

export function sendProblem(
  reply: FastifyReply,
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  void reply
    .status(problem.status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** The problem that an error stands for. */
export function answerTo(error: unknown): ProblemAnswer {
  if (error instanceof ProblemAnswer) return error;
  if (error instanceof UnstorableValue)
    return invalid([{ pointer: `/${error.path.replaceAll('.', '/')}`, code: 'unstorable', want: error.reason }]);
  if (error instanceof ConflictsExhausted)
    return answer('not-writable', 'the project kept changing; repeat the request', {}, { 'retry-after': '1' });
  if (error instanceof StoreStopped)
    return answer(
      'not-writable',
      'the event log takes no more appends; whether this was written shows when it is repeated with its key',
    );
  if (error instanceof StoreUnreachable || error instanceof StoreRefused)
    // Whether it was written is known by asking again with the same key: the first receipt, or the act is done now.
    return answer('not-writable', 'the event log does not answer; repeat the request', {}, { 'retry-after': '1' });
  if (error instanceof MongoUnusable)
    return answer('not-writable', 'the read models do not answer; repeat the request', {}, { 'retry-after': '1' });
  if (error instanceof TotalTooLarge)
    return answer('bad-query', `${error.message}; ask for fewer cells`, { parameter: 'groupBy' });
  if (error instanceof BadQuery) return answer('bad-query', error.message, { parameter: error.part });
  if (isFull(error)) return answer('not-writable', 'the disk takes nothing more; nothing was done');
  if (error instanceof AppendFault && /large|KiB/.test(error.reason))
    return answer('too-large', 'the act is too large to be one append');
  const status = statusOf(error);
  const detail = error instanceof Error ? error.message : '';
  if (status === 413) return answer('too-large', `a body holds at most ${BODY_LIMIT} bytes`, { limit: BODY_LIMIT });
  if (status === 415) return answer('media-type', 'send application/json', { accepted: ['application/json'] });
  if (status === 404) return answer('not-found', detail || 'there is nothing here');
  if (status === 400) return answer('malformed-json', detail);
  return answer('fault', 'a fault on our side; it is logged');
}

/** The machine's words for a disk that is full or cannot be written. */
function isFull(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^(SQLITE_(FULL|IOERR|READONLY)|ENOSPC|EDQUOT|EROFS)/.test(code);
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : undefined;
}
