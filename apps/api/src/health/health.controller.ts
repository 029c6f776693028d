import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Rule } from '../access/rule.js';
import { HOUSE, type House } from '../house.js';
import { inTime } from './in-time.js';
import { LagWatch } from './lag-watch.js';
import { isStuck, processReport, projectionReport, verificationReport } from './report.js';
import { Vacancies, workReport } from './work-report.js';

/** Whether the process runs, and whether its feeds move. Tells no secrets, so that a load balancer may ask. */
@Controller(['health', 'api/v1/health'])
export class HealthController {
  private readonly lag = new LagWatch();
  private readonly vacancies = new Vacancies();

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
    const { feeds, closing, watch, trouble } = this.house;
    const [{ projections, ...unread }, shared] = await Promise.all([this.projections(), this.shared()]);
    const processes = feeds.processes.status().map(processReport);
    const broken = feeds.broken.map(({ feed }) => feed);
    const writable = !closing.aborted && trouble.stopped === undefined;
    // Where others write the log too: whether what this process knows of it is the present.
    const heard = watch?.current ?? true;
    const served = processes.every(({ faults }) => faults === 0);
    const moving = !projections.some(isStuck) && served && broken.length === 0 && !unread.error && !shared?.vacant;
    const ready = moving && writable && heard;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return {
      status: ready ? 'ready' : 'not-ready',
      writable,
      ...(watch ? { heard } : {}),
      ...{ broken, projections, processes },
      ...shared?.report,
      ...verificationReport(feeds.deepPasses),
      ...unread,
    };
  }

  /** Where several processes share the work: who does it; undefined where this one is alone, or it cannot be read. */
  private async shared() {
    const { models, feeds } = this.house;
    if (!feeds.shared) return undefined;
    const leases = await inTime(models.leases()).catch(() => undefined);
    if (!leases) return undefined;
    const report = workReport(leases, feeds.shared.holder);
    return { report, vacant: this.vacancies.last(report) };
  }

  /** A server that is away or frozen makes health red within seconds. */
  private async projections() {
    const { feeds } = this.house;
    try {
      const standing = await inTime(feeds.projections.status());
      const projections = standing.map((status) => {
        const { projection, through, behind, lagMs } = status;
        const seconds = feeds.projectedHere ? this.lag.seconds(projection, through, behind) : lagMs / 1000;
        return projectionReport(status, seconds);
      });
      return { projections };
    } catch {
      return { projections: [], error: 'the log or the read models cannot be read' };
    }
  }
}
