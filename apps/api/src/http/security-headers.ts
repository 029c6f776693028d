import { FastifyInstance } from 'fastify';

/** What every answer says; the page replaces the policy by its own, with a nonce. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export function secureHeaders(fastify: FastifyInstance, tls: boolean): void {
  const headers = tls ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000' } : HEADERS;
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    reply.header('x-request-id', request.id);
    done();
  });
}
