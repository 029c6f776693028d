import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Rule } from '../access/rule.js';
import { DeepPasses } from '../hosting/deep-passes.js';
import { HOUSE, type House } from '../house.js';
import { LagWatch } from './lag-watch.js';

/** A feed that stands still longer than this while events wait for it is not well. */
const MOST_BEHIND_SECONDS = 10;

/** When the last deep pass over the read models ended, and whether it found anything. */
function verificationOf(passes: DeepPasses | undefined) {
  if (!passes) return {};
  const { last, running } = passes;
  const said = last && { startedAt: last.startedAt, endedAt: last.endedAt, ok: last.ok };
  return { deepVerification: { ...(said ? { last: said } : {}), running: running !== undefined } };
}

/** Whether the process runs, and whether its feeds move. Tells no secrets, so that a load balancer may ask. */
@Controller(['health', 'api/v1/health'])
export class HealthController {
  private readonly lag = new LagWatch();

  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('live')
  @Rule('open')
  live() {
    return { status: 'live' };
  }

  /** Counts and states only; which event stopped a feed, and why, is the operator's to know (`admin/feeds`). */
  @Get('ready')
  @Rule('open')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const { feeds, closing, trouble } = this.house;
    const { projections, ...unread } = await this.projections();
    const processes = feeds.processes.status().map(({ process, instances, unsent, refused, faults }) => ({
      process,
      instances,
      unsent,
      // A consequence that was refused is also an alarm of its project: nothing sends it again by itself.
      refused: refused.length,
      faults: faults.length,
    }));
    const writable = !closing.aborted && trouble.stopped === undefined;
    const broken = feeds.broken.map(({ feed }) => feed);
    const well = projections.every(({ state, lagSeconds }) => state !== 'stopped' && lagSeconds <= MOST_BEHIND_SECONDS);
    const served = processes.every(({ faults }) => faults === 0);
    const ready = well && served && writable && broken.length === 0 && !unread.error;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    const verified = verificationOf(feeds.deepPasses);
    return { status: ready ? 'ready' : 'not-ready', writable, broken, projections, processes, ...verified, ...unread };
  }

  private async projections() {
    try {
      const standing = await this.house.feeds.projections.status();
      const projections = standing.map(({ projection, version, state, through, behind, parked }) => ({
        projection,
        version,
        state,
        lagEvents: behind,
        lagSeconds: this.lag.seconds(projection, through, behind),
        ...(parked ? { parked: parked.total } : {}),
      }));
      return { projections };
    } catch {
      return { projections: [], error: 'the log or the read models cannot be read' };
    }
  }
}
