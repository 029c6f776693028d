/** A record as an EventStoreDB server keeps it. Bytes are verbatim what the client sent. */
export interface ServerRecord {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Commit and prepare position, which are equal on a real server too. */
  readonly position: number;
}

export type Proposed = Pick<ServerRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type ExpectedRevision = 'any' | 'absent' | 'exists' | number;

export type Written =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrongRevision'; readonly current: number | undefined }
  | { readonly kind: 'deleted' };

/** What reading a stream finds. A soft-deleted stream is as absent as one that never was. */
export type Found = readonly ServerRecord[] | 'absent' | 'tombstoned';

/** Where a record of this size ends; positions are sparse, as on a real server. */
const sizeOf = ({ data, metadata }: Proposed, stream: string) => 100 + stream.length + data.length + metadata.length;

const SOFT_DELETED = '9223372036854775807';
const metastream = (stream: string) => `$$${stream}`;
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

/** The log of the test server: one order over all streams, with the manners seen on a real 23.10. */
export class ServerLog {
  readonly records: ServerRecord[] = [];
  private readonly streams = new Map<string, ServerRecord[]>();
  private readonly tombstones = new Set<string>();
  private readonly listeners = new Set<() => void>();
  // A real log begins with records of the server's own.
  private next = 548;
  private settings = 0;

  /** Called after each change; returns the way to stop it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The last revision that was ever written, deleted or not. */
  private lastOf = (stream: string): number => this.streams.get(stream)?.at(-1)?.revision ?? -1;

  private cut(stream: string): { before: number; most: number } {
    const text = this.streams.get(metastream(stream))?.at(-1)?.data;
    if (!text) return { before: 0, most: Infinity };
    const before = /"\$tb":\s*(\d+)/.exec(Buffer.from(text).toString())?.[1] ?? '0';
    const most = /"\$maxCount":\s*(\d+)/.exec(Buffer.from(text).toString())?.[1];
    return { before: before === SOFT_DELETED ? Infinity : Number(before), most: most ? Number(most) : Infinity };
  }

  read(stream: string): Found {
    if (this.tombstones.has(stream)) return 'tombstoned';
    const all = this.streams.get(stream);
    const { before, most } = this.cut(stream);
    if (!all || before === Infinity) return 'absent';
    return all.filter(({ revision }) => revision >= before).slice(-most);
  }

  append(stream: string, events: readonly Proposed[], expected: ExpectedRevision): Written {
    if (this.tombstones.has(stream)) return { kind: 'deleted' };
    const last = this.lastOf(stream);
    const hidden = this.cut(stream).before === Infinity;
    const current = hidden || last < 0 ? undefined : last;
    const fits =
      expected === 'any' ||
      (expected === 'absent'
        ? current === undefined
        : expected === 'exists'
          ? current !== undefined
          : last === expected);
    if (!fits) return this.repeated(stream, events, expected) ?? { kind: 'wrongRevision', current };
    if (hidden) this.setMetadata(stream, `{"$tb":${last + 1}}`);
    return this.write(stream, events);
  }

  /** The server takes an append for a repeat when the same ids stand where they would have been written. */
  private repeated(stream: string, events: readonly Proposed[], expected: ExpectedRevision): Written | undefined {
    if (expected === 'any' || expected === 'exists') return undefined;
    const from = expected === 'absent' ? 0 : expected + 1;
    const there = (this.streams.get(stream) ?? []).filter(({ revision }) => revision >= from).slice(0, events.length);
    const same = there.length === events.length && events.every(({ id }, i) => there[i]!.id === id);
    const last = there.at(-1);
    return same && last ? { kind: 'written', revision: last.revision, position: last.position } : undefined;
  }

  private write(stream: string, events: readonly Proposed[]): Written {
    let revision = this.lastOf(stream);
    let position = 0;
    for (const event of events) {
      revision += 1;
      position = this.next;
      this.put({ ...event, stream, revision, position });
    }
    for (const listener of this.listeners) listener();
    return { kind: 'written', revision, position };
  }

  /** Lays a record down as it is, with whatever revision it claims: damage that no client could do. */
  put(record: Omit<ServerRecord, 'position'> & { readonly position?: number }): void {
    const kept = { ...record, position: this.next };
    this.next += sizeOf(kept, kept.stream);
    this.records.push(kept);
    const stream = this.streams.get(kept.stream);
    if (stream) stream.push(kept);
    else this.streams.set(kept.stream, [kept]);
  }

  setMetadata(stream: string, json: string): void {
    const id = `00000000-0000-4000-8000-${String(++this.settings).padStart(12, '0')}`;
    const event = { id, type: '$metadata', contentType: 'application/json', data: utf8(json), metadata: utf8('') };
    this.write(metastream(stream), [event]);
  }

  softDelete = (stream: string): void => this.setMetadata(stream, `{"$tb":${SOFT_DELETED}}`);

  tombstone(stream: string): void {
    const id = `00000000-0000-4000-9000-${String(++this.settings).padStart(12, '0')}`;
    this.write(stream, [
      { id, type: '$streamDeleted', contentType: 'application/json', data: utf8('{}'), metadata: utf8('') },
    ]);
    this.tombstones.add(stream);
  }
}
