import { sendUnaryData, ServerDuplexStream, ServerReadableStream, status } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb.js';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { Status } from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { ExpectedRevision, Proposed, ServerLog, Written } from './log.js';
import { nameOf, serverError } from './messages.js';
import { Mischief } from './mischief.js';

const APPEND_LIMIT = 1_048_576;

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

const proposedOf = (message: ProposedMessage): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const weightOf = (events: readonly Proposed[]) =>
  events.reduce((sum, { data, metadata, type }) => sum + data.length + metadata.length + type.length, 0);

function expectedOf(options: streams.BatchAppendReq.Options): ExpectedRevision {
  if (options.hasNoStream()) return 'absent';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return Number(options.getStreamPosition());
}

/** Serves appends, one call after another on the stream that a client keeps open for them. */
export class AppendCalls {
  constructor(
    private readonly log: ServerLog,
    private readonly mischief: () => Mischief,
  ) {}

  batchAppend = (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const open = new Map<string, { options: streams.BatchAppendReq.Options; events: Proposed[] }>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId()!.getString();
      const options = request.getOptions();
      const append = open.get(correlation) ?? { options: options!, events: [] };
      open.set(correlation, append);
      append.events.push(...request.getProposedMessagesList().map(proposedOf));
      if (!request.getIsFinal()) return;
      open.delete(correlation);
      this.perform(call, request.getCorrelationId()!, append.options, append.events);
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  };

  private perform(
    call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>,
    correlation: shared.UUID,
    options: streams.BatchAppendReq.Options,
    events: readonly Proposed[],
  ): void {
    const stream = nameOf(options.getStreamIdentifier());
    const mishap = this.mischief().append?.(stream);
    const lost = () => call.emit('error', serverError(status.UNAVAILABLE, 'the server went away'));
    if (mishap === 'silence') return;
    if (mishap === 'unavailable') return void lost();
    const answer = new streams.BatchAppendResp().setCorrelationId(correlation);
    answer.setStreamIdentifier(options.getStreamIdentifier());
    if (weightOf(events) > APPEND_LIMIT) answer.setError(tooLarge());
    else {
      const written = this.log.append(stream, events, expectedOf(options));
      if (mishap === 'silenceAfterWrite') return;
      if (mishap === 'errorAfterWrite') return void lost();
      if (written.kind === 'written') answer.setSuccess(successOf(written));
      else answer.setError(written.kind === 'deleted' ? deleted(stream) : wrongRevision(options, written.current));
    }
    call.write(answer);
  }

  /** What a client with credentials of its own for the call would use; ours has none. */
  append = (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    answer: sendUnaryData<streams.AppendResp>,
  ): void => {
    call.resume();
    answer(serverError(status.UNIMPLEMENTED, 'this server takes appends in batches only'));
  };
}

function successOf({ revision, position }: Extract<Written, { kind: 'written' }>): streams.BatchAppendResp.Success {
  const at = new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
}

function failure(name: string, message: { serializeBinary(): Uint8Array }): Status {
  const details = new Any();
  details.pack(message.serializeBinary(), `event_store.client.${name}`);
  return new Status().setMessage(name).setDetails(details);
}

function wrongRevision(options: streams.BatchAppendReq.Options, current: number | undefined): Status {
  const wrong = new shared.WrongExpectedVersion();
  if (current === undefined) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (options.hasNoStream()) wrong.setExpectedNoStream(new Empty());
  else wrong.setExpectedStreamPosition(options.getStreamPosition());
  return failure('WrongExpectedVersion', wrong);
}

const deleted = (stream: string) =>
  failure(
    'StreamDeleted',
    new shared.StreamDeleted().setStreamIdentifier(
      new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream))),
    ),
  );

const tooLarge = () =>
  failure('MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(APPEND_LIMIT));
