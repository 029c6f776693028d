import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure.js';
import { proposal } from './proposal.js';
import { Service, service } from './service.js';

export interface Latency {
  readonly what: string;
  readonly unit: 'ms';
  readonly rate: number;
  readonly count: number;
  /** Commands that were refused or did not become visible, as a machine that is too busy answers. */
  readonly failed: number;
  readonly firstFailure?: string;
  readonly p50: number;
  readonly p99: number;
  readonly goal: number;
  readonly reached: boolean;
}

/** The first seconds compile the code; what they measure is not counted. */
const WARM_UP_SECONDS = 2;

/** `visibleAfter` with everything in one process on embedded stores. */
export async function visibleEmbedded(rate: number, seconds: number, goalMs: number): Promise<Latency> {
  const ours = await service();
  try {
    return await visibleAfter(ours, rate, seconds, goalMs);
  } finally {
    await ours.end();
  }
}

/**
 * From a command's receipt to the answer of a read that waits for it (`minPosition`), at a steady rate. The way of the
 * second request there and back is counted in, so the figure is an upper bound.
 */
export async function visibleAfter(ours: Service, rate: number, seconds: number, goalMs: number): Promise<Latency> {
  const waits: Promise<number | string>[] = [];
  const begin = performance.now();
  for (let n = 0; n < rate * seconds; n++) {
    const due = begin + (n * 1000) / rate;
    if (performance.now() < due) await pause(due - performance.now());
    waits.push(one(ours.url, ours.headers).catch((error: Error) => error.message));
  }
  const outcomes = (await Promise.all(waits)).slice(rate * WARM_UP_SECONDS);
  const times = outcomes.filter((outcome) => typeof outcome === 'number');
  const failures = outcomes.filter((outcome) => typeof outcome === 'string');
  if (times.length === 0) throw new Error(failures[0]);
  const rounded = (ms: number) => Math.round(ms * 10) / 10;
  const [p50, p99] = [rounded(percentile(times, 0.5)), rounded(percentile(times, 0.99))];
  return {
    what: 'command acknowledged → visible in its read model',
    unit: 'ms',
    rate,
    count: times.length,
    failed: failures.length,
    ...(failures[0] ? { firstFailure: failures[0] } : {}),
    p50,
    p99,
    goal: goalMs,
    reached: p99 <= goalMs && failures.length === 0,
  };
}

async function one(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const act = await fetch(`${url}/api/v1/projects`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': `"${randomUUID()}"` },
    body: JSON.stringify(proposal),
  });
  if (!act.ok) throw new Error(`refused: ${await act.text()}`);
  const receipt = (await act.json()) as { project: string; position: string };
  const acknowledged = performance.now();
  const { Authorization } = headers as { Authorization: string };
  const read = await fetch(
    `${url}/api/v1/projects/${receipt.project}?minPosition=${encodeURIComponent(receipt.position)}`,
    {
      headers: { Authorization },
    },
  );
  if (!read.ok) throw new Error(`not visible: ${await read.text()}`);
  await read.arrayBuffer();
  return performance.now() - acknowledged;
}
