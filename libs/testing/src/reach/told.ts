import { appendFileSync } from 'node:fs';
import { Need } from './need.js';

/** Names a file in which what tests met is gathered, one JSON text a line, for the last lines of the run. */
export const TOLD_SETTING = 'TONGJIAN_TEST_TOLD';

/** What a suite has to tell of the server it ran on. */
export interface Told {
  readonly server: Need['server'];
  /** Product, version and what else matters of the server that answered. */
  readonly answered?: string;
  /** What could not be seen on this server. */
  readonly note?: string;
}

/** Tells what server answered, or what could not be seen on it. */
export function tell({ server }: Need, what: Omit<Told, 'server'>): void {
  const file = process.env[TOLD_SETTING];
  if (file) appendFileSync(file, `${JSON.stringify({ server, ...what })}\n`);
}
