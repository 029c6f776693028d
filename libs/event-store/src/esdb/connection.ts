import { readFileSync } from 'node:fs';
import { ConnectionStringWrong } from '../faults.js';

/** What the client is constructed with. */
export interface Connection {
  readonly where: Readonly<Record<string, unknown>>;
  readonly channel: {
    readonly insecure: boolean;
    /** Contents of the certificate of whom is trusted, and of the one that we show. */
    readonly rootCertificate?: Buffer;
    readonly userCertFile?: Buffer;
    readonly userKeyFile?: Buffer;
  };
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  /** Hosts without anything secret, for messages. */
  readonly address: string;
}

const FORM =
  /^esdb(?<discover>\+discover)?:\/\/(?:(?<user>[^:@/?]*):(?<password>[^@/?]*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<options>.*))?$/;
const HOST = /^(?<address>[^:]+)(?::(?<port>\d{1,5}))?$/;

const NUMBERS = ['keepAliveInterval', 'keepAliveTimeout', 'gossipTimeout', 'discoveryInterval', 'maxDiscoverAttempts'];
const FILES = { tlsCAFile: 'rootCertificate', userCertFile: 'userCertFile', userKeyFile: 'userKeyFile' } as const;
const PREFERENCES = ['leader', 'follower', 'random', 'read_only_replica'];

/**
 * Reads a connection string here and not in the client, which prints what it does not understand, password and all.
 * @throws ConnectionStringWrong
 */
export function readConnectionString(text: string): Connection {
  const found = FORM.exec(text.trim())?.groups;
  if (!found) throw new ConnectionStringWrong('it has the form esdb://user:password@host:2113?tls=true');
  const hosts = found['hosts']!.split(',').map(hostOf);
  const { insecure, channel, others } = optionsOf(found['options']);
  const [first] = hosts;
  const cluster = found['discover'] ? { discover: first } : hosts.length > 1 ? { endpoints: hosts } : undefined;
  // Only the leader is sure to show at once what was acknowledged, and the client by itself takes any node.
  const place = cluster ? { nodePreference: 'leader', ...cluster } : { endpoint: first };
  const named = found['user'] !== undefined && !insecure;
  return {
    where: { ...place, ...others },
    channel: { insecure, ...channel },
    ...(named ? { credentials: { username: decoded(found['user']!), password: decoded(found['password']!) } } : {}),
    hosts,
    address: hosts.map(({ address, port }) => `${address}:${port}`).join(','),
  };
}

function hostOf(text: string) {
  const { address, port = '2113' } = HOST.exec(text)?.groups ?? {};
  if (!address) throw new ConnectionStringWrong('a host is a name or an address, with a port after a colon');
  return { address, port: Number(port) };
}

function optionsOf(text: string | undefined) {
  let insecure = false;
  const channel: { [file in (typeof FILES)[keyof typeof FILES]]?: Buffer } = {};
  const others: Record<string, unknown> = {};
  for (const pair of text ? text.split('&') : []) {
    const [name = '', value = ''] = pair.split('=');
    if (name === 'tls') insecure = value === 'false';
    else if (name in FILES) channel[FILES[name as keyof typeof FILES]] = fileOf(name, decoded(value));
    else if (name === 'connectionName') others[name] = decoded(value);
    else if (name === 'nodePreference' && PREFERENCES.includes(value)) others[name] = value;
    else if (NUMBERS.includes(name) && /^\d+$/.test(value)) others[name] = Number(value);
    else throw new ConnectionStringWrong(wrong(name));
  }
  return { insecure, channel, others };
}

function wrong(name: string): string {
  if (name === 'tlsVerifyCert') return 'tlsVerifyCert has no effect in this client; name the authority in tlsCAFile';
  const known = ['tls', ...Object.keys(FILES), 'connectionName', 'nodePreference', ...NUMBERS];
  return `an option is unknown or has no such value; there are ${known.join(', ')}`;
}

function fileOf(name: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ConnectionStringWrong(`the file of ${name} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ConnectionStringWrong('a % stands for itself; write it as %25');
  }
}
