import { FastifyRequest } from 'fastify';
import { isInstant } from '@tongjian/money-time';
import { answer } from '../problem/index.js';

/** A header given once, or undefined. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const given = request.headers[name];
  return Array.isArray(given) ? given[0] : given;
}

/** A header of words: as percent-encoded UTF-8, or as its plain bytes, which HTTP hands over as Latin-1. */
export function wordsHeader(request: FastifyRequest, name: string): string | undefined {
  const given = header(request, name);
  if (given === undefined || /^[\x20-\x7e]*$/.test(given)) return given;
  const words = Buffer.from(given, 'latin1').toString('utf8');
  return words.includes('\ufffd') ? given : words;
}

/** A header that holds an instant with its offset. @throws ProblemAnswer */
export function instantHeader(request: FastifyRequest, name: string): string | undefined {
  const given = header(request, name);
  if (given !== undefined && !isInstant(given))
    throw answer('bad-header', `${name} holds an instant with its offset, like 2020-03-06T09:30:00+08:00`, {
      got: given,
    });
  return given;
}
