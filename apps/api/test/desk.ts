import { Writable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { LightMyRequestResponse } from 'fastify';
import { readSettings, RunningServer, startServer } from '../src/index.js';

// Founding an installation compiles every shipped definition and derives a secret for every role.
jest.setTimeout(120_000);

/** A server that keeps nothing, and people who ask it. */
export interface Desk {
  readonly server: RunningServer;
  readonly logged: string[];
  readonly as: (role: string) => Promise<Person>;
  readonly anyone: Person;
}

export interface Asked {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Someone at a desk: sends requests, reads answers. */
export interface Person {
  readonly token: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  post(path: string, body?: unknown, asked?: Asked): Promise<LightMyRequestResponse>;
  /** A body as it is written, for what no serializer would write. */
  raw(path: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
}

export async function openDesk(env: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const logged: string[] = [];
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const settings = readSettings({ PORT: '0', SIMULATION: 'true', LOG_LEVEL: 'info', ...env });
  const server = await startServer(settings, { inMemory: true, log });
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (role: string) => {
    const { login, password } = server.generated.find((one) => one.role === role)!;
    const answer = await person(server, '').post('/api/v1/sign-in', { person: login, password });
    return answer.json<{ token: string }>().token;
  };
  const as = async (role: string) => {
    if (!tokens.has(role)) tokens.set(role, signIn(role));
    return person(server, await tokens.get(role)!);
  };
  return { server, logged, as, anyone: person(server, '') };
}

export function person(server: RunningServer, token: string): Person {
  const own: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const send = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string | Buffer) =>
    server.fastify.inject({
      method,
      url,
      headers: { ...own, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  return {
    token,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, body = {}, { key = randomUUID(), headers = {} } = {}) =>
      send(
        'POST',
        path,
        { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
        JSON.stringify(body),
      ),
    raw: (path, body, headers = {}) =>
      send('POST', path, { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers }, body),
  };
}

/** A proposal that the Keqiao definition lets be made. */
export const PROPOSAL = {
  title: '社区养老服务',
  jurisdiction: '330603',
  district: '330603',
  purchaser: 'purchaser',
  mode: 'procurement',
  catalogueItem: {
    code: 'A0101',
    name: '养老服务',
    category: 'A',
    benefitClass: 'public',
    inCentralCatalogue: true,
    edition: '2015',
  },
  budgetFen: 50_000_000,
  budgetLine: { code: 'L-1', year: 2016 },
  fundingSources: [{ source: '财政预算', amountFen: 50_000_000 }],
  flags: {
    newItem: false,
    functionTransfer: false,
    adHoc: false,
    majorProject: false,
    majorLivelihood: false,
    pilot: false,
  },
} as const;

export const AT = { 'tongjian-time': '2016-03-01T09:00:00+08:00' } as const;
