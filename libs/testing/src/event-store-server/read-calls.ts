import { ServerWritableStream, status } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { ServerLog, ServerRecord } from './log.js';
import { eventMessage, identifierOf, nameOf, serverError } from './messages.js';
import { Mischief } from './mischief.js';
import { Subscriptions } from './subscriptions.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Serves reads of one stream and of all, and hands subscriptions on. */
export class ReadCalls {
  /** Reads of the whole log so far. */
  readsOfAll = 0;
  readsOfStreams = 0;

  constructor(
    private readonly log: ServerLog,
    private readonly subscriptions: Subscriptions,
    private readonly mischief: () => Mischief,
  ) {}

  read = (call: ReadCall): void => {
    call.on('error', () => undefined);
    if (this.mischief().readDenied)
      return void call.emit('error', serverError(status.PERMISSION_DENIED, 'Access Denied', 'access-denied'));
    const options = call.request.getOptions()!;
    if (options.hasSubscription()) this.subscriptions.open(call, options);
    else if (options.hasAll()) this.readAll(call, options);
    else this.readStream(call, options);
  };

  private readAll(call: ReadCall, options: streams.ReadReq.Options): void {
    this.readsOfAll += 1;
    const all = options.getAll()!;
    const at = all.hasPosition() ? Number(all.getPosition()!.getCommitPosition()) : undefined;
    if (at !== undefined && at !== 0 && !this.log.records.some(({ position }) => position === at))
      return void call.emit('error', serverError(status.UNKNOWN, 'Unexpected ReadAllResult: Error'));
    const backwards = options.getReadDirection() === 1;
    const records = backwards
      ? this.log.records.filter(({ position }) => all.hasEnd() || position < at!).reverse()
      : this.log.records.filter(({ position }) => all.hasStart() || position >= (at ?? Infinity));
    const { readAll = (same) => same } = this.mischief();
    void this.send(call, readAll(records).slice(0, Number(options.getCount())));
  }

  private readStream(call: ReadCall, options: streams.ReadReq.Options): void {
    this.readsOfStreams += 1;
    const asked = options.getStream()!;
    const stream = nameOf(asked.getStreamIdentifier());
    const found = this.log.read(stream);
    if (found === 'tombstoned')
      return void call.emit('error', serverError(status.FAILED_PRECONDITION, 'deleted', 'stream-deleted', stream));
    if (found === 'absent') {
      const absent = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream));
      call.write(new streams.ReadResp().setStreamNotFound(absent));
      call.end();
      return;
    }
    const from = asked.hasRevision() ? Number(asked.getRevision()) : undefined;
    const backwards = options.getReadDirection() === 1;
    const records = backwards
      ? found.filter(({ revision }) => from === undefined || revision <= from).reverse()
      : found.filter(({ revision }) => revision >= (from ?? 0));
    const { readStream = (same) => same } = this.mischief();
    void this.send(call, readStream(records).slice(0, Number(options.getCount())));
  }

  private async send(call: ReadCall, records: readonly ServerRecord[]): Promise<void> {
    const cut = this.mischief().readBreaksOff?.();
    if (cut === 'silence') return;
    for (const record of records.slice(0, cut)) {
      if (call.cancelled) return;
      if (!call.write(eventMessage(record))) await roomOn(call);
    }
    call.end();
  }
}

/** Resolves when a call takes more again, or is over. */
function roomOn(call: ReadCall): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      call.off('drain', done).off('cancelled', done);
      resolve();
    };
    call.on('drain', done).on('cancelled', done);
  });
}
