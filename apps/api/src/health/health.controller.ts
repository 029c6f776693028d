import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Rule } from '../access/rule.js';
import { HOUSE, type House } from '../house.js';

/** Further behind than this, with the first unseen event older than that, and readers see stale figures. */
const MOST_BEHIND_MS = 10_000;

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
      ({ projection, version, state, n, position, through, behind, lagMs, fault }) => ({
        projection,
        version,
        state,
        n,
        position,
        through,
        lagEvents: behind,
        lagSeconds: lagMs / 1000,
        ...(fault ? { fault: fault.message } : {}),
      }),
    );
    const processes = feeds.processes.status().map(({ process, instances, unsent, faults, refused }) => ({
      process,
      instances,
      unsent,
      // A consequence that was refused is told here and as an alarm of its project: nothing else sends it again.
      refused: refused.length,
      faults,
    }));
    const stuck = projections.filter(
      ({ state, lagEvents, lagSeconds }) =>
        state === 'stopped' || (lagEvents > 0 && lagSeconds * 1000 > MOST_BEHIND_MS),
    );
    const halted = processes.filter(({ faults }) => faults.length > 0);
    const writable = !closing.aborted && this.house.trouble.stopped === undefined;
    const ready = stuck.length === 0 && halted.length === 0 && writable;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return { status: ready ? 'ready' : 'not-ready', index, writable, projections, processes };
  }
}
