import { ProjectionRef } from '../port.js';
import { ACTIVE } from './names.js';
import { Server } from './server.js';

/** The version that readers use. */
export async function active(server: Server, name: string): Promise<ProjectionRef | undefined> {
  const [row] = (await server.find(ACTIVE, { _id: name })) as [{ version: number; build: number }?];
  return row && { name, version: row.version, ...(row.build ? { build: row.build } : {}) };
}

/** Makes `to` the version that readers use, if `from` still is. */
export function swap(server: Server, from: ProjectionRef | undefined, to: ProjectionRef): Promise<boolean> {
  const { name, version, build = 0 } = to;
  if (!from) return server.add(ACTIVE, { _id: name, version, build });
  const filter = { _id: name, version: from.version, build: from.build ?? 0 };
  return server.change(ACTIVE, filter, { $set: { version, build } });
}
