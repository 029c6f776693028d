import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { Settings, SettingWrong } from '../settings/index.js';

export interface Tls {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Certificate and key, read and understood. @throws SettingWrong */
export function tlsOf({ tlsCert, tlsKey }: Settings): Tls | undefined {
  if (!tlsCert || !tlsKey) return undefined;
  const tls = { cert: fileOf('TLS_CERT', tlsCert), key: fileOf('TLS_KEY', tlsKey) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new SettingWrong('TLS_CERT', `certificate and key do not serve: ${(error as Error).message}`);
  }
  return tls;
}

function fileOf(setting: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new SettingWrong(setting, `"${path}" cannot be read: ${(error as Error).message}`);
  }
}

/** Whether the address can be listened on, asked before anything is written. @throws the system's error where not */
export async function mustBeFree({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((free, taken) => {
    probe.once('error', taken);
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => free()));
  });
}
