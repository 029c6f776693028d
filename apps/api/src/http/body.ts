import { isUtf8 } from 'node:buffer';
import { FastifyInstance } from 'fastify';
import { BadJson, readStrictJson, StrictJson } from '../json/index.js';
import { answer, invalid, ProblemAnswer } from '../problem/index.js';

/** The greatest JSON body, in bytes. */
export const BODY_LIMIT = 1_048_576;

/** Makes Fastify read JSON bodies strictly, once, and nothing else but forms where a route asks for them. */
export function readBodiesStrictly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (_request, body, done) => {
      try {
        done(null, bodyOf(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
  // Bytes of a file are read by their route, as they come.
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
}

/** @throws ProblemAnswer saying why, where, and what came. */
export function bodyOf(bytes: Buffer): StrictJson {
  if (!isUtf8(bytes)) throw answer('bad-text', 'the body is not UTF-8');
  try {
    return readStrictJson(bytes.toString('utf8'));
  } catch (error) {
    throw error instanceof BadJson ? problemOf(error) : error;
  }
}

function problemOf({ code, offset, pointer, message, got }: BadJson): ProblemAnswer {
  if (code === 'validation')
    return invalid([{ pointer, code: 'maximum', got, want: `at most ${Number.MAX_SAFE_INTEGER}` }]);
  return answer(code, `${message} (at offset ${offset})`, {
    offset,
    pointer,
    ...(got === undefined ? {} : { got }),
    ...(code === 'too-deep' ? { limit: 32 } : {}),
  });
}
