import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Rule } from '../access/rule.js';
import { ParkedKey } from '@tongjian/read-models';
import { DeepPasses } from '../hosting/deep-passes.js';
import { HOUSE, type House } from '../house.js';

/** Further behind than this, with the first unseen event older than that, and readers see stale figures. */
const MOST_BEHIND_MS = 10_000;

/** Parked keys that health names; the others are counted. */
const NAMED = 5;
const placeOf = ({ key, position, error }: ParkedKey) => ({ key, position, error });

/** What the last deep pass over the read models found, and whether one is under way. */
function verificationOf(passes: DeepPasses | undefined) {
  if (!passes) return {};
  const { last, running } = passes;
  if (!last) return { deepVerification: { ...(running ? { running } : {}) } };
  const { startedAt, endedAt, ok, projections, error } = last;
  const findings = projections.reduce((sum, verified) => sum + verified.findings.length, 0);
  const said = { startedAt, endedAt, ok, findings, ...(error === undefined ? {} : { error }) };
  return { deepVerification: { last: said, ...(running ? { running } : {}) } };
}

/** Whether the process runs, and whether its feeds move. Tells no secrets, so that a load balancer may ask. */
@Controller(['health', 'api/v1/health'])
export class HealthController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('live')
  @Rule('open')
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  @Rule('open')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { store, feeds, closing } = this.house;
    const { index } = await store.head();
    const projections = (await feeds.projections.status()).map(
      ({ projection, version, state, n, position, through, behind, lagMs, fault, parked }) => ({
        projection,
        version,
        state,
        n,
        position,
        through,
        lagEvents: behind,
        lagSeconds: lagMs / 1000,
        ...(fault ? { fault: fault.message } : {}),
        ...(parked ? { parked: { total: parked.total, first: parked.first.slice(0, NAMED).map(placeOf) } } : {}),
      }),
    );
    const processes = feeds.processes.status().map(({ process, instances, unsent, fault }) => ({
      process,
      instances,
      unsent,
      ...(fault ? { fault } : {}),
    }));
    const stuck = projections.filter(
      ({ state, lagEvents, lagSeconds }) =>
        state === 'stopped' || (lagEvents > 0 && lagSeconds * 1000 > MOST_BEHIND_MS),
    );
    const halted = processes.filter(({ fault }) => fault !== undefined);
    const writable = !closing.aborted && this.house.trouble.stopped === undefined;
    const ready = stuck.length === 0 && halted.length === 0 && writable;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    const verified = verificationOf(feeds.deepPasses);
    return { status: ready ? 'ready' : 'not-ready', index, writable, projections, processes, ...verified };
  }
}
