interface Message {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: {
    readonly n?: number;
    readonly prev?: number;
    readonly changed?: readonly { readonly key: string }[];
  };
}

/** A browser's line to the board. */
export interface Line {
  /** The next message that fits, of those not asked for yet. */
  until(fits: (message: Message) => boolean): Promise<Message>;
  leave(): void;
}

/** Opens the board's stream, from now on or after a message. Resolves when it is live. */
export async function openStream(url: string, token: string, after?: string): Promise<Line> {
  const leaving = new AbortController();
  const headers = { authorization: `Bearer ${token}`, ...(after === undefined ? {} : { 'last-event-id': after }) };
  const response = await fetch(`${url}/api/v1/stream`, { headers, signal: leaving.signal });
  const messages = messagesOf(response.body as unknown as AsyncIterable<Uint8Array>);
  const until = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const { value, done } = await messages.next();
      if (done) throw new Error('the stream ended');
      if (fits(value)) return value;
    }
  };
  await until(({ event }) => event === 'heartbeat');
  return { until, leave: () => leaving.abort() };
}

async function* messagesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const event = field('event');
      if (event) yield { event, id: field('id'), data: JSON.parse(field('data')!) as Message['data'] };
    }
  }
}
