import { FastifyReply } from 'fastify';
import { Observable, Subscription } from 'rxjs';
import { Line } from './line.js';

/** One server-sent message. */
export interface LiveMessage {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

export const HEARTBEAT_MS = 5_000;

export interface LiveOptions {
  /** Told at the start and every five seconds, so that a reader notices a lost message. */
  readonly heartbeat: () => unknown;
  readonly closing: AbortSignal;
  readonly heartbeatMs?: number;
}

/** Writes messages as they come until the reader leaves, is too slow, or the server stops. */
export function streamEvents(reply: FastifyReply, messages: Observable<LiveMessage>, options: LiveOptions): void {
  const { heartbeat, closing, heartbeatMs = HEARTBEAT_MS } = options;
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  const subscription = new Subscription();
  const line = new Line(raw);
  const send = (message: LiveMessage) => line.say(textOf(message));
  const beat = () => send({ event: 'heartbeat', data: heartbeat() });
  line.say('retry: 1000\n\n');
  beat();
  const timer = setInterval(beat, heartbeatMs);
  const stop = () => {
    clearInterval(timer);
    subscription.unsubscribe();
    closing.removeEventListener('abort', stop);
    line.end();
  };
  raw.on('close', stop);
  closing.addEventListener('abort', stop);
  subscription.add(messages.subscribe({ next: send, complete: stop, error: stop }));
  if (closing.aborted || raw.destroyed) stop();
}

/** A message in the wire form of the HTML Standard, 9.2.6. JSON has no line breaks. */
const textOf = ({ event, id, data }: LiveMessage): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
