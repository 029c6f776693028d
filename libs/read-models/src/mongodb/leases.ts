import { Lease } from '../port.js';
import { LEASES } from './names.js';
import { Server } from './server.js';

/** Takes or renews a lease by the given clock; false while another holds it. */
export async function lease(server: Server, name: string, holder: string, now: number, ms: number): Promise<boolean> {
  const held = { holder, until: now + ms };
  const free = { _id: name, $or: [{ holder }, { until: { $lte: now } }] };
  if (await server.change(LEASES, free, { $set: held })) return true;
  return server.add(LEASES, { _id: name, ...held });
}

/** The leases that are not over. */
export async function leases(server: Server, now: number): Promise<readonly Lease[]> {
  const rows = await server.find(LEASES, { until: { $gt: now } }, { sort: { _id: 1 } });
  return rows.map(({ _id, holder }) => ({ name: _id as string, holder: holder as string }));
}

/** Gives a lease up; one that another has stays. */
export const release = (server: Server, name: string, holder: string): Promise<void> =>
  server.remove(LEASES, { _id: name, holder });
