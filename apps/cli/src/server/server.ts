import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Given } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { dataFolder, DATA_DIR_HELP, DATA_DIR_OPTION } from '../shell/data-folder.js';

export const SERVER_OPTIONS = {
  ...DATA_DIR_OPTION,
  url: { type: 'string' },
  as: { type: 'string' },
  password: { type: 'string' },
} as const;

export const SERVER_HELP = {
  '--url URL': 'the server (TONGJIAN_URL, else http://127.0.0.1:PORT)',
  '--as PERSON': 'who signs in (TONGJIAN_PERSON); an operator',
  '--password WORD': 'the password (TONGJIAN_PASSWORD; that of a simulation is found in its data folder)',
  ...DATA_DIR_HELP,
};

export const addressOf = (given: Given): string =>
  (given.text('url') ?? process.env['TONGJIAN_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`).replace(
    /\/$/,
    '',
  );

/** A signed-in conversation with a running server. */
export class Server {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** @throws Failure when the server cannot be reached or refuses the sign-in */
  static async signIn(given: Given): Promise<Server> {
    const url = addressOf(given);
    const { person, password } = credentialsOf(given);
    const { token } = (await request(
      url,
      'POST',
      '/api/v1/sign-in',
      { person, password },
      {
        'Tongjian-Client': 'cli',
      },
    )) as { token: string };
    return new Server(url, token);
  }

  get(path: string): Promise<unknown> {
    return request(this.url, 'GET', path, undefined, this.headers());
  }

  /** A write, with a key of its own. @throws Failure with the problem's words when refused */
  post(path: string, body: unknown = {}): Promise<unknown> {
    return request(this.url, 'POST', path, body, { ...this.headers(), 'Idempotency-Key': `"${randomUUID()}"` });
  }

  private headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.token}`, 'Tongjian-Role': 'operator' };
  }
}

/** A generated sign-in, as a simulation keeps it beside its data. */
interface KeptSignIn {
  readonly person: string;
  readonly login: string;
  readonly role: string;
  readonly password: string;
}

/** Whose sign-in it is: as typed, from the environment, or a simulation's own. @throws Failure when nobody is named */
export function credentialsOf(given: Given): { person: string; password: string } {
  const person = given.text('as') ?? process.env['TONGJIAN_PERSON'];
  const password = given.text('password') ?? process.env['TONGJIAN_PASSWORD'];
  if (person && password) return { person, password };
  const { signIns } = dataFolder(given);
  if (existsSync(signIns)) {
    const kept = JSON.parse(readFileSync(signIns, 'utf8')) as readonly KeptSignIn[];
    const found = kept.find((one) => (person ? [one.person, one.login].includes(person) : one.role === 'operator'));
    if (found) return { person: found.person, password: found.password };
  }
  throw new Failure('who signs in? give --as and --password, or set TONGJIAN_PERSON and TONGJIAN_PASSWORD');
}

async function request(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Failure(`no server answers at ${url} (${causeOf(error)}); start one with npm start`);
  });
  const text = await response.text();
  const answer = problemIn(text, url);
  if (response.ok) return answer;
  const errors = answer?.errors?.map((one) => `${one.pointer}: ${one.want ?? one.code}`).join('; ');
  const said = answer?.text?.en ?? answer?.detail ?? answer?.title ?? response.statusText;
  throw new Failure(
    `${said}${errors ? ` (${errors})` : ''} [${response.status} ${answer?.code ?? ''}]`,
    EXIT.findings,
    answer,
  );
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly text?: { readonly en: string };
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly want?: string }[];
}

function problemIn(text: string, url: string): Problem | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Problem);
  } catch {
    throw new Failure(`what answers at ${url} is no Tongjian server`);
  }
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(error);
};
