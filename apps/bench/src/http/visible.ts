import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../measure.js';
import { proposal } from './proposal.js';
import { service } from './service.js';

export interface Latency {
  readonly what: string;
  readonly unit: 'ms';
  readonly rate: number;
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly goal: number;
  readonly reached: boolean;
}

/** The first seconds compile the code; what they measure is not counted. */
const WARM_UP_SECONDS = 2;

/**
 * From a command's receipt to the answer of a read that waits for it (`minPosition`), at a steady rate. The way of the
 * second request there and back is counted in, so the figure is an upper bound.
 */
export async function visibleAfter(rate: number, seconds: number, goalMs: number): Promise<Latency> {
  const ours = await service();
  try {
    const waits: Promise<number>[] = [];
    const begin = performance.now();
    for (let n = 0; n < rate * seconds; n++) {
      const due = begin + (n * 1000) / rate;
      if (performance.now() < due) await pause(due - performance.now());
      waits.push(one(ours.url, ours.headers));
    }
    const times = (await Promise.all(waits)).slice(rate * WARM_UP_SECONDS);
    const rounded = (ms: number) => Math.round(ms * 10) / 10;
    const [p50, p99] = [rounded(percentile(times, 0.5)), rounded(percentile(times, 0.99))];
    return {
      what: 'command acknowledged → visible in its read model',
      unit: 'ms',
      rate,
      count: times.length,
      p50,
      p99,
      goal: goalMs,
      reached: p99 <= goalMs,
    };
  } finally {
    await ours.end();
  }
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
