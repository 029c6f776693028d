import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { compare, Comparison } from '../measure.js';
import { childOf } from './child.js';
import { proposal } from './proposal.js';
import { service } from './service.js';

const CONNECTIONS = 32;

/**
 * Commands a second over HTTP on 32 connections (sign-in check, validation, decision, durable append, receipt) against
 * Nest on Fastify that validates the same body by the same DTO and does nothing.
 */
export async function commandsAgainstBare(rounds: number, seconds: number, goal: number): Promise<Comparison> {
  const [ours, bare] = [await service(), await childOf<{ url: string }>('bare-child.js')];
  try {
    return await compare(
      `command over HTTP, ${CONNECTIONS} connections`,
      'commands/s',
      goal,
      rounds,
      () => load(bare.said.url, { 'Content-Type': 'application/json' }, seconds),
      () => load(ours.url, ours.headers, seconds),
    );
  } finally {
    await ours.end();
    await bare.end();
  }
}

async function load(url: string, headers: Readonly<Record<string, string>>, seconds: number): Promise<number> {
  const result = await autocannon({
    url: `${url}/api/v1/projects`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { ...headers },
        body: JSON.stringify(proposal),
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'Idempotency-Key': `"${randomUUID()}"` },
        }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused, ${result.errors} failed`);
  return result['2xx'] / result.duration;
}
