import { LEASES } from './names.js';
import { Server } from './server.js';

/** Takes or renews a lease by the given clock; false while another holds it. */
export async function lease(server: Server, name: string, holder: string, now: number, ms: number): Promise<boolean> {
  const held = { holder, until: now + ms };
  const free = { _id: name, $or: [{ holder }, { until: { $lte: now } }] };
  if (await server.change(LEASES, free, { $set: held })) return true;
  return server.add(LEASES, { _id: name, ...held });
}

/** Gives a lease up; one that another has stays. */
export const release = (server: Server, name: string, holder: string): Promise<void> =>
  server.remove(LEASES, { _id: name, holder });
