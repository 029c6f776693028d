import { NewEvent } from '@tongjian/kernel';
import { isInstant } from '@tongjian/money-time';
import { Breach, breach, record, say, state } from '../act/index.js';
import { ProjectCommand, ProjectContext } from './command.js';

/** The instant at which an act is judged, and what its events say of it beyond the usual. */
export interface Timing {
  /** RFC 3339 UTC, milliseconds. */
  readonly at: string;
  readonly meta?: NonNullable<NewEvent['meta']>;
}

/**
 * An act is judged at its receipt. Only a late entry (迟报) is judged at the time it claims: with a grant of its own,
 * an evidence file, and never in the future.
 */
export function lateness(
  { occurredAt, attachments = [] }: ProjectCommand,
  { at, lateEntry }: ProjectContext,
): Timing | Breach {
  if (occurredAt === undefined) return { at };
  if (!isInstant(occurredAt))
    return refused('NotAnInstant', '发生时间不是有效时刻', 'occurredAt is no instant that exists', { occurredAt });
  const claimed = new Date(Date.parse(occurredAt)).toISOString();
  if (!lateEntry)
    return refused('LateEntryNotGranted', '没有迟报权限', 'The actor holds no grant for late entries', { occurredAt });
  if (claimed > at)
    return refused('InTheFuture', '发生时间不得晚于当前时间', 'Nothing is entered before it happened', {
      occurredAt,
      at,
    });
  const [evidence] = attachments;
  if (!evidence)
    return refused('EvidenceRequired', '迟报须附证明文件', 'A late entry carries its evidence as an attachment', {});
  return { at: claimed, meta: { occurredAt: claimed, entry: { kind: 'late', file: evidence.sha256 } } };
}

const refused = (code: string, zh: string, en: string, facts: Record<string, string>): Breach =>
  breach(code, 'INV-59', [record('INV-59')], say(zh, en), facts, state(zh, en));
