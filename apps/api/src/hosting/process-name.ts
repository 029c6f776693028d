import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** So long after its last sign of life another process takes over what one was running. */
export const LEASE_MS = 3_000;

/** A name for this process that no other has and that says where it runs. */
export const processName = (kind: string): string => `${kind} ${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
