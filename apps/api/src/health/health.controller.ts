import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Rule } from '../access/rule.js';
import { HOUSE, type House } from '../house.js';
import { isStuck, processReport, projectionReport, verificationReport } from './report.js';

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
    const { store, feeds, closing, watch, trouble } = this.house;
    const { index } = await store.head();
    const projections = await feeds.projections.status();
    const processes = feeds.processes.status();
    const halted = processes.some(({ fault }) => fault !== undefined);
    const writable = !closing.aborted && trouble.stopped === undefined;
    // Where others write the log too: whether what this process knows of it is the present.
    const heard = watch?.current ?? true;
    const ready = !projections.some(isStuck) && !halted && writable && heard;
    void reply.status(ready ? 200 : 503).header('cache-control', 'no-store');
    return {
      status: ready ? 'ready' : 'not-ready',
      ...{ index, writable },
      ...(watch ? { heard } : {}),
      projections: projections.map(projectionReport),
      processes: processes.map(processReport),
      ...verificationReport(feeds.deepPasses),
    };
  }
}
