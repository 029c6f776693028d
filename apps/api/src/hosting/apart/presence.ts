import { Lease, ReadModels } from '@tongjian/read-models';
import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_MS } from '../process-name.js';

/** What processes there are. */
export type Kind = 'api' | 'projector';

const FORM = /^present (?<kind>api|projector) \d+$/;

export interface PresenceOptions {
  readonly models: Pick<ReadModels, 'lease' | 'release'>;
  readonly kind: Kind;
  /** A name that no other process has. */
  readonly holder: string;
  readonly ms?: number;
}

/**
 * Keeps a place among the processes of a kind until the signal aborts, so that each can tell how many there are. Places
 * are numbered and used again: whoever was killed leaves one that is free when its lease is over.
 */
export async function bePresent(
  { models, kind, holder, ms = LEASE_MS }: PresenceOptions,
  signal: AbortSignal,
): Promise<void> {
  let place: string | undefined;
  const renew = async () => {
    if (place !== undefined && (await models.lease(place, holder, ms))) return;
    for (let number = 1; ; number++) {
      place = `present ${kind} ${number}`;
      if (await models.lease(place, holder, ms)) return;
    }
  };
  while (!signal.aborted) {
    // Where the store is away nobody can be told of; it is tried again.
    await renew().catch(() => undefined);
    await pause(ms / 3, undefined, { signal }).catch(() => undefined);
  }
  if (place !== undefined) await models.release(place, holder).catch(() => undefined);
}

/** How many processes of each kind there are, at most three seconds ago. */
export function presentIn(leases: readonly Lease[]): Readonly<Record<Kind, number>> {
  const present = { api: 0, projector: 0 };
  for (const { name } of leases) {
    const kind = FORM.exec(name)?.groups?.['kind'] as Kind | undefined;
    if (kind) present[kind] += 1;
  }
  return present;
}

/** The leases of pieces of work, without those that only say who is there. */
export const workIn = (leases: readonly Lease[]): readonly Lease[] => leases.filter(({ name }) => !FORM.test(name));
