import { StreamCut } from '../faults.js';

/** Streams of ours that somebody deleted or shortened. Their events may still lie in the log; their histories do not. */
export class Alarms {
  private readonly cut = new Map<string, string>();

  /** Takes in the settings of a stream as the server keeps them. */
  settings(stream: string, settings: unknown): void {
    const how = howCut(settings);
    if (how) this.cut.set(stream, how);
    else this.cut.delete(stream);
  }

  tombstoned = (stream: string): void => void this.cut.set(stream, 'was deleted for good');

  /** @throws StreamCut */
  check(stream: string): void {
    const how = this.cut.get(stream);
    if (how) throw new StreamCut(stream, how);
  }

  list = (): readonly string[] => [...this.cut].map(([stream, how]) => `${stream} ${how}`);
}

/** Tells from a stream's settings whether they hide events; undefined where they do not. */
export function howCut(settings: unknown): string | undefined {
  const { $tb, $maxAge, $maxCount } = (settings ?? {}) as Record<string, unknown>;
  // A deleted stream is one that begins beyond all revisions.
  if (typeof $tb === 'number' && $tb >= Number.MAX_SAFE_INTEGER) return 'was deleted';
  if ($tb !== undefined && $tb !== 0) return 'was shortened';
  if ($maxAge !== undefined || $maxCount !== undefined) return 'is set to forget its events';
  return undefined;
}
