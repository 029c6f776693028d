import { SideStore } from './port.js';

/** Brings everybody to a store that knows nobody yet; where it knows somebody, it was done before, or never wanted. */
export async function bringOver(from: SideStore, to: SideStore): Promise<number> {
  if ((await to.all()).length > 0) return 0;
  const entries = await from.all();
  for (const entry of entries) await to.put(entry);
  return entries.length;
}
