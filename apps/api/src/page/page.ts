import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { FastifyInstance, FastifyReply } from 'fastify';
import { problem, sendProblem } from '../problem/index.js';

const NONCE = '__CSP_NONCE__';
const YEAR_S = 31_536_000;
const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>通鉴</title>
<p>网页尚未构建;接口在 <a href="/api/openapi.json">/api/v1</a>。The page is not built; the API is there.</p></html>`;

/** Serves the built page: assets for ever, any other path the page itself with a fresh nonce. The API keeps its 404. */
export async function servePage(fastify: FastifyInstance, dist: string): Promise<void> {
  const index = join(dist, 'index.html');
  const html = existsSync(index) ? readFileSync(index, 'utf8') : NOT_BUILT;
  if (existsSync(dist))
    await fastify.register(fastifyStatic, {
      root: dist,
      index: false,
      wildcard: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz'],
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => void response.header('cache-control', cacheFor(path)),
    });
  fastify.get('/', (_request, reply) => sendPage(reply, html));
  // Every other path that could be a page of the browser's own; what looks like a file or belongs to the API is not.
  fastify.get('/*', (request, reply) => {
    const path = pathOf(request.url);
    if (!/^\/(api|oauth|health)(\/|$)/.test(path) && !/\.\w+$/.test(path)) return sendPage(reply, html);
    sendProblem(reply, problem('not-found', `there is nothing at ${path}`));
    return reply;
  });
}

const pathOf = (url: string): string => url.split('?')[0]!;

/** Assets carry a hash in their name, so they never change. */
const cacheFor = (path: string): string =>
  /[\\/]assets[\\/]/.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': policy(nonce), 'cache-control': 'no-store' })
    .send(html.replaceAll(NONCE, nonce));
}

const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
