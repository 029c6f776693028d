import { ForeignFile, StoreDamaged, StoreLocked } from '@tongjian/event-store';
import { ReadModelsDamaged } from '@tongjian/read-models';
import { StoresApart } from './hosting/wholeness.js';
import { SettingWrong } from './settings/index.js';

/** Faults whose message is all that a person needs. */
const PLAIN = [SettingWrong, StoresApart, StoreLocked, StoreDamaged, ForeignFile, ReadModelsDamaged];

/** Why a process did not start: one clear line for what a person can mend, the whole trace for what is ours. */
export function startFaultOf(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with PORT`;
  if (code === 'EACCES') return `no permission: ${message}`;
  if (PLAIN.some((kind) => error instanceof kind)) return message;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
