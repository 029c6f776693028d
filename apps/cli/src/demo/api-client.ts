import { setTimeout as pause } from 'node:timers/promises';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Behind `/api/v1`. */
  readonly path: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is bytes. */
  readonly body?: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly replayed: boolean;
  readonly etag?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** No server answered within the time that was given to it. */
export class ServerAway extends Error {
  constructor(url: string, cause: unknown) {
    super(`no server answers at ${url} (${String(cause)})`);
    this.name = 'ServerAway';
  }
}

/** Answers that say: later. A fault on the server's side is not among them. */
const LATER = new Set([429, 502, 503, 504]);
const SHORTEST_MS = 50;
const LONGEST_MS = 1_000;

/**
 * The public API as the demonstration speaks to it. While the server starts, stops or is overrun it waits, at most
 * `patienceMs` for one request; every write carries a key, so asking again is harmless.
 */
export class ApiClient {
  constructor(
    readonly url: string,
    private readonly signal?: AbortSignal,
    private readonly patienceMs = 60_000,
  ) {}

  /** @throws ServerAway when patience ends without an answer */
  async send(request: ApiRequest): Promise<ApiAnswer> {
    const until = Date.now() + this.patienceMs;
    for (let wait = SHORTEST_MS; ; wait = Math.min(LONGEST_MS, wait * 2)) {
      this.signal?.throwIfAborted();
      const answer = await this.once(request).catch((error: unknown) => unreached(error, this.signal));
      if (!('unreached' in answer) && !LATER.has(answer.status)) return answer;
      if (Date.now() + wait > until)
        throw new ServerAway(this.url, 'unreached' in answer ? answer.unreached : answer.status);
      await pause(wait, undefined, { ...(this.signal ? { signal: this.signal } : {}) });
    }
  }

  private async once({ method, path, token, headers = {}, body }: ApiRequest): Promise<ApiAnswer> {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        'Tongjian-Client': 'cli',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': bytes ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
      ...(this.signal ? { signal: this.signal } : {}),
    });
    const text = await response.text();
    const etag = response.headers.get('etag');
    return {
      status: response.status,
      replayed: response.headers.get('tongjian-replayed') === 'true',
      ...(etag ? { etag } : {}),
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }
}

/** A broken connection is waited out, for `fetch` tells of it by a TypeError; an abort or a fault of ours is not. */
function unreached(error: unknown, signal: AbortSignal | undefined): Unreached {
  signal?.throwIfAborted();
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name !== 'TypeError') throw error;
  return { unreached: cause?.code ?? cause?.message ?? message };
}

interface Unreached {
  readonly unreached: string;
}
