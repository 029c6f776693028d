import { ServerWritableStream, status } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { ServerLog, ServerRecord } from './log.js';
import { checkpointMessage, eventMessage, serverError } from './messages.js';
import { Mischief } from './mischief.js';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

interface Subscription {
  readonly call: Call;
  readonly wants: (record: ServerRecord) => boolean;
  at: number;
  stop: () => void;
}

/** Live subscriptions to the whole log: confirmation, records after the start, checkpoints, "caught up". */
export class Subscriptions {
  /** Subscriptions opened so far. */
  opened = 0;
  private readonly running = new Set<Subscription>();
  private readonly waiting: { count: number; resolve: () => void }[] = [];

  constructor(
    private readonly log: ServerLog,
    private readonly mischief: () => Mischief,
  ) {}

  open(call: Call, options: streams.ReadReq.Options): void {
    const all = options.getAll()!;
    const at = all.hasPosition() ? Number(all.getPosition()!.getCommitPosition()) : 0;
    const start = all.hasEnd() ? (this.log.records.at(-1)?.position ?? 0) : at;
    const subscription: Subscription = { call, wants: wanted(options), at: start, stop: () => undefined };
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(String(++this.opened));
    call.write(new streams.ReadResp().setConfirmation(confirmation));
    this.running.add(subscription);
    const stopListening = this.log.onChange(() => this.deliver(subscription));
    subscription.stop = () => {
      stopListening();
      this.running.delete(subscription);
    };
    call.on('cancelled', subscription.stop);
    this.deliver(subscription);
    call.write(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    for (const one of this.waiting) if (this.opened >= one.count) one.resolve();
  }

  private deliver(subscription: Subscription): void {
    const { checkpoint, deliver = (record) => [record] } = this.mischief();
    const end = this.log.records.at(-1)?.position ?? 0;
    for (const record of this.log.records) {
      if (record.position <= subscription.at) continue;
      subscription.at = record.position;
      const told = checkpoint?.(record.position, end);
      if (told !== undefined) subscription.call.write(checkpointMessage(told));
      if (subscription.wants(record)) for (const sent of deliver(record)) subscription.call.write(eventMessage(sent));
    }
  }

  /** Resolves once so many subscriptions have been opened in all. */
  untilOpened(count: number): Promise<void> {
    if (this.opened >= count) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ count, resolve }));
  }

  /** Ends every running subscription, in one of the ways seen in the field. */
  cut(how: 'consumerTooSlow' | 'silently' | 'unavailable'): void {
    for (const { call, stop } of [...this.running]) {
      stop();
      if (how === 'silently') call.end();
      else if (how === 'unavailable') call.emit('error', serverError(status.UNAVAILABLE, 'the server shuts down'));
      else
        call.emit(
          'error',
          serverError(status.ABORTED, 'Consumer too slow to handle event while live; resubscription required'),
        );
    }
  }

  /** Leaves every running subscription open and never says a word on it again. */
  fallSilent(): void {
    for (const { stop } of [...this.running]) stop();
  }
}

/** The server-side filter; a real server takes .NET's expressions, the simple ones are the same here. */
function wanted(options: streams.ReadReq.Options): (record: ServerRecord) => boolean {
  const filter = options.getFilter();
  const name = filter?.getStreamIdentifier();
  const type = filter?.getEventType();
  const matches = (text: string, rule: { getRegex(): string; getPrefixList(): string[] }) =>
    rule.getRegex() !== ''
      ? new RegExp(rule.getRegex()).test(text)
      : rule.getPrefixList().some((prefix) => text.startsWith(prefix));
  return (record) => (!name || matches(record.stream, name)) && (!type || matches(record.type, type));
}
