import { SideStore } from './port.js';

/**
 * Brings everybody, and who brought which document, to a store that knows nobody yet; where it knows somebody, it was
 * done before, or never wanted.
 */
export async function bringOver(from: SideStore, to: SideStore): Promise<number> {
  if ((await to.all()).length > 0) return 0;
  // Documents first: once somebody is known there, nothing is brought over any more.
  for (const { sha256, subject } of await from.allBrought()) await to.bring(sha256, subject);
  const entries = await from.all();
  for (const entry of entries) await to.put(entry);
  return entries.length;
}
