import type { AllStreamRecordedEvent } from '@eventstore/db-client';

/** Which of a server's streams are this log's, and under what names they are stored. */
export class Space {
  constructor(private readonly prefix: string) {}

  stored = (stream: string): string => this.prefix + stream;

  /** Our name of a stored stream, undefined where it is none of ours. */
  ours(stored: string): string | undefined {
    if (stored.startsWith('$') || !stored.startsWith(this.prefix)) return undefined;
    return stored.slice(this.prefix.length);
  }

  /** Our stream whose settings a record changes, undefined for all other records. */
  settingsOf({ streamId, type }: AllStreamRecordedEvent): string | undefined {
    return type === '$metadata' && streamId.startsWith('$$') ? this.ours(streamId.slice(2)) : undefined;
  }

  /** The server-side filter that lets our streams through: never a filter by type. */
  get filter(): string {
    return this.prefix === '' ? '^[^$]' : `^${this.prefix.replace(/[^A-Za-z0-9]/g, '\\$&')}`;
  }
}

/** Records of the server's own in a stream of ours, such as the mark of a deletion. */
export const isServers = (record: AllStreamRecordedEvent): boolean => record.type.startsWith('$');
