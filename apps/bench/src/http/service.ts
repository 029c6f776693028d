import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childOf } from './child.js';

/** Our server with a purchaser signed in. */
export interface Service {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  end(): Promise<void>;
}

/** Before every rule of 2020 that a proposal could meet has come into force, the simulation's clock says this. */
const CLOCK = '2021-03-01T01:00:00.000Z';

/** Starts our server on a fresh folder, signs in and sets the simulation's clock; `env` says more of where it keeps what. */
export async function service(env: Readonly<Record<string, string>> = {}): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'tongjian-bench-'));
  const child = await childOf<{ url: string; login: string; password: string }>('server-child.js', {
    DATA_DIR: folder,
    ...env,
  });
  const { url, login, password } = child.said;
  const answer = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ person: login, password }),
  });
  const { token } = (await answer.json()) as { token: string };
  return {
    url,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'Tongjian-Role': 'purchaser.handler',
      'Tongjian-Time': CLOCK,
    },
    end: async () => {
      await child.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
