import helmet from '@fastify/helmet';
import { FastifyInstance } from 'fastify';

/** The headers of every answer; the page's own policy adds its nonce. */
export async function secureHeaders(fastify: FastifyInstance, tls: boolean): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: tls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
