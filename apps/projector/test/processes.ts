import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Keepings, memoryStores, readSettings, RunningServer, startServer, Stores } from '@tongjian/api';
import { RunningProjector, startProjector } from '../src/index.js';

const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });
const SETTINGS = {
  ...{ PORT: '0', LOG_LEVEL: 'error', SIMULATION: 'true', FEEDS: 'apart' },
  SIMULATION_BEGINS: '2016-03-01T09:00:00+08:00',
  ...{ EVENT_STORE_URL: 'esdb://shared', READ_MODELS_URL: 'mongodb://shared' },
};

/** Stores in memory that several servers and projectors of one test process share as processes share servers. */
export const sharedStores = (): Stores & Keepings => ({ ...memoryStores(), alone: false, sharedViews: true });

export const startApi = (stores: Stores & Keepings, dataDir: string): Promise<RunningServer> =>
  startServer(readSettings({ ...SETTINGS, DATA_DIR: dataDir }), { stores, log: quiet });

export const startWorker = (stores: Stores, dataDir: string): Promise<RunningProjector> =>
  startProjector(readSettings({ ...SETTINGS, DATA_DIR: dataDir }), { stores, log: quiet });

/** Someone who asks a server. */
export interface Asker {
  readonly token: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What a test asks of an answer it names itself.
  readonly body: Record<string, unknown> & { readonly data?: unknown };
}

export function askerAt(url: string, token = ''): Asker {
  const send = async (method: string, path: string, headers: Readonly<Record<string, string>>, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  };
  return {
    token,
    get: (path, headers = {}) => send('GET', path, headers),
    post: (path, body = {}, headers = {}) => send('POST', path, headers, body),
  };
}

export async function signIn(url: string, person: string, password: string): Promise<Asker> {
  const { status, body } = await askerAt(url).post('/api/v1/sign-in', { person, password });
  if (status !== 200) throw new Error(`${person} cannot sign in: ${JSON.stringify(body)}`);
  return askerAt(url, String(body['token']));
}

/** Waits until a condition holds. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  within = 20_000,
  every = 20,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** A proposal that the Keqiao definition lets be made. */
export const PROPOSAL = {
  ...{ title: '社区养老服务', jurisdiction: '330603', district: '330603', purchaser: 'purchaser', mode: 'procurement' },
  catalogueItem: {
    ...{ code: 'A0101', name: '养老服务', category: 'A', benefitClass: 'public' },
    ...{ inCentralCatalogue: true, edition: '2015' },
  },
  budgetFen: 50_000_000,
  budgetLine: { code: 'L-1', year: 2016 },
  fundingSources: [{ source: '财政预算', amountFen: 50_000_000 }],
  flags: {
    ...{ newItem: false, functionTransfer: false, adHoc: false, majorProject: false },
    ...{ majorLivelihood: false, pilot: false },
  },
} as const;
