import { createServer, ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { AddressInfo } from 'node:net';
import {
  inTime,
  isStuck,
  processReport,
  projectionReport,
  Settings,
  Vacancies,
  verificationReport,
} from '@tongjian/api';
import type { ProjectorHealth } from './projector.js';

export interface HealthServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Tells whoever asks whether the projector lives, and whether the read models move, whoever moves them. Anybody may
 * ask, so it names no process and no machine.
 */
export async function serveHealth(
  { port, host, tlsCert, tlsKey }: Settings,
  health: () => Promise<ProjectorHealth>,
): Promise<HealthServer> {
  const vacancies = new Vacancies();
  const answer = (path: string | undefined, response: ServerResponse) =>
    respond(path, response, health, vacancies).catch(() =>
      send(response, 503, { status: 'not-ready', reachable: false }),
    );
  const server =
    tlsCert && tlsKey
      ? createSecureServer({ cert: readFileSync(tlsCert), key: readFileSync(tlsKey) }, ({ url }, response) =>
          answer(url, response),
        )
      : createServer(({ url }, response) => answer(url, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return {
    url: `${tlsCert ? 'https' : 'http'}://${shown}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  path: string | undefined,
  response: ServerResponse,
  health: () => Promise<ProjectorHealth>,
  vacancies: Vacancies,
): Promise<void> {
  if (path === '/health/live') return send(response, 200, { status: 'live' });
  if (path !== '/health/ready') return send(response, 404, { status: 'there is /health/live and /health/ready' });
  const report = await inTime(health());
  const vacant = vacancies.last(report.shared);
  const ready = isReady(report) && (report.state === 'waiting' || !vacant);
  return send(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not-ready', ...bodyOf(report) });
}

function isReady(report: ProjectorHealth): boolean {
  if (report.state === 'waiting') return true;
  const { own, all, processes, broken, heard } = report;
  const stopped = own.some(({ state }) => state === 'stopped') || processes.some(({ faults }) => faults.length > 0);
  return heard && !stopped && broken.length === 0 && !all.some((status) => isStuck(projectionReport(status)));
}

/** Lag is that of the read models themselves; the state is what this process does about each. */
function bodyOf(report: ProjectorHealth) {
  if (report.state === 'waiting') return { ...report.shared, waiting: 'no installation was founded yet' };
  const { shared, own, all, processes, broken, heard, passes } = report;
  const mine = new Map(own.map((status) => [status.projection, status]));
  return {
    heard,
    broken: broken.map(({ feed }) => feed),
    projections: all.map((status) => {
      const { state: here = status.state, parked } = mine.get(status.projection) ?? status;
      return projectionReport({ ...status, state: here, ...(parked ? { parked } : {}) });
    }),
    processes: processes.map(processReport),
    ...shared,
    ...verificationReport(passes),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
