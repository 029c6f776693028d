import { FastifyInstance, FastifyRequest } from 'fastify';
import { answer, ProblemAnswer } from '../problem/index.js';
import { header } from './header.js';

/** What a request's body may be: bytes for a document, a form for a token, JSON in UTF-8 for all else. */
const JSON_BODY = 'application/json';
const BYTES = 'application/octet-stream';
const FORM = 'application/x-www-form-urlencoded';

/** Refuses, before a byte is read, what its route would have to guess at (api.md 10). */
export function refuseForeignMedia(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    try {
      mustBeReadable(request);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function mustBeReadable(request: FastifyRequest): void {
  const encoding = header(request, 'content-encoding');
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    throw answer(
      'media-type',
      'send the body as it is, without Content-Encoding',
      { acceptedEncodings: ['identity'], got: encoding.slice(0, 80) },
      { 'accept-encoding': 'identity' },
    );
  const given = header(request, 'content-type');
  if (given === undefined) return;
  const [type = '', ...parameters] = given.split(';').map((part) => part.trim().toLowerCase());
  const accepted = acceptedOn(request);
  if (!accepted.includes(type)) throw foreign(accepted, given);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (type !== BYTES && charset !== undefined && !/^"?utf-?8"?$/.test(charset)) throw foreign(accepted, given);
}

/** By the path without its query; a body on a read is nobody's concern. */
function acceptedOn({ method, url }: FastifyRequest): readonly string[] {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return [JSON_BODY, BYTES, FORM];
  if (method === 'PUT' && url.startsWith('/api/v1/files/')) return [BYTES];
  return url.split('?')[0] === '/oauth/token' ? [FORM, JSON_BODY] : [JSON_BODY];
}

const foreign = (accepted: readonly string[], got: string): ProblemAnswer =>
  answer('media-type', `send ${accepted.join(' or ')}, text in UTF-8`, { accepted, got: got.slice(0, 80) });
