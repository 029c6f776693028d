import { ForeignFile, StoreDamaged, StoreLocked } from '@tongjian/event-store';
import { SettingWrong } from './settings/index.js';

/** Why a process did not start: one clear line for what a person can mend, the whole trace for what is ours. */
export function startFaultOf(error: unknown): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with PORT`;
  if (code === 'EACCES') return `no permission: ${message}`;
  const known = [SettingWrong, StoreLocked, StoreDamaged, ForeignFile].some((kind) => error instanceof kind);
  if (known) return message;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}
