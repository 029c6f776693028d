import { sendUnaryData, Server, ServerCredentials, ServerUnaryCall, status } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { AppendCalls } from './append-calls.js';
import { ServerLog } from './log.js';
import { nameOf, serverError } from './messages.js';
import { Mischief } from './mischief.js';
import { ReadCalls } from './read-calls.js';
import { Subscriptions } from './subscriptions.js';

const STREAMS = 'event_store.client.streams.Streams';
/** The version that the test server gives itself. */
export const TEST_SERVER_VERSION = '23.10.0-test';

/**
 * An event store server for tests, on the wire: the service definitions are those of the client that the adapter uses,
 * the log is in memory, and it misbehaves on command. So the real client meets every trap in every run.
 */
export class EventStoreServer {
  readonly log = new ServerLog();
  readonly subscriptions = new Subscriptions(this.log, () => this.mischief);
  readonly reads = new ReadCalls(this.log, this.subscriptions, () => this.mischief);
  private readonly appends = new AppendCalls(this.log, () => this.mischief);
  private mischief: Mischief = {};
  private server: Server | undefined;
  private port = 0;

  /** Starts on a free port of this machine. */
  static async start(): Promise<EventStoreServer> {
    const server = new EventStoreServer();
    await server.listen();
    return server;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** From now on it misbehaves in these ways and no others. */
  misbehave(mischief: Mischief): void {
    this.mischief = mischief;
  }

  behave(): void {
    this.mischief = {};
  }

  /** Opens the port, the same one again after `stop`. */
  async listen(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(StreamsService, {
      read: this.reads.read,
      append: this.appends.append,
      batchAppend: this.appends.batchAppend,
      delete: this.delete,
      tombstone: this.tombstone,
    });
    server.addService(ServerFeaturesService, { getSupportedMethods: this.supportedMethods });
    this.port = await new Promise<number>((resolve, reject) =>
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.server = server;
  }

  /** Breaks every connection off, as a killed server would. The log stays. */
  stop(): void {
    this.server?.forceShutdown();
    this.server = undefined;
  }

  private supportedMethods = (
    _: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
    answer: sendUnaryData<features.SupportedMethods>,
  ): void => {
    const { greeting = { version: TEST_SERVER_VERSION } } = this.mischief;
    if (greeting === 'silence') return;
    if (greeting === 'denied') return answer(serverError(status.UNAUTHENTICATED, 'Unauthenticated'));
    const methods = ['read', 'append', 'delete', 'tombstone', 'batchappend'].map((name) =>
      new features.SupportedMethod().setServiceName(STREAMS).setMethodName(name),
    );
    answer(null, new features.SupportedMethods().setMethodsList(methods).setEventStoreServerVersion(greeting.version));
  };

  private delete = (
    call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
    answer: sendUnaryData<streams.DeleteResp>,
  ): void => {
    const stream = nameOf(call.request.getOptions()!.getStreamIdentifier());
    if (this.log.read(stream) === 'tombstoned')
      return answer(serverError(status.FAILED_PRECONDITION, 'deleted', 'stream-deleted', stream));
    this.log.softDelete(stream);
    answer(null, new streams.DeleteResp().setNoPosition(new shared.Empty()));
  };

  private tombstone = (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
    answer: sendUnaryData<streams.TombstoneResp>,
  ): void => {
    this.log.tombstone(nameOf(call.request.getOptions()!.getStreamIdentifier()));
    answer(null, new streams.TombstoneResp().setNoPosition(new shared.Empty()));
  };
}
