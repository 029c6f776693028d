import { resolve } from 'node:path';
import { serverUrl } from './server-url.js';
import { boolean, choice, instant, integer, path, prefix, SettingRow, text } from './setting.js';

/** What the server is told from outside; see SETTINGS for what each means. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Where the log is kept; the embedded one in the data folder where left out. */
  readonly eventStoreUrl?: string;
  /** What the names of this log's streams begin with, where the server keeps others too. */
  readonly eventStoreSpace?: string;
  /** Where the read models are kept; the embedded ones in the data folder where left out. */
  readonly readModelsUrl?: string;
  /** Where names and secrets of people are kept; beside the read models where left out. */
  readonly sideStoreUrl?: string;
  /** Whether this process hosts projections and processes, or others do. */
  readonly feeds: string;
  readonly filesDir?: string;
  readonly issuerKey?: string;
  /** Only for an empty data folder: whether it becomes a simulation or a real installation. */
  readonly simulation: boolean;
  /** Whom a fresh simulation registers: one person for every role, or the operator alone. */
  readonly firstPeople: string;
  readonly name: string;
  /** The first instant of a fresh simulation's clock. */
  readonly simulationBegins: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly logLevel: string;
  readonly tokenMinutes: number;
  readonly signInsPerMinute: number;
  readonly fileMaxMiB: number;
  readonly clockToleranceMs: number;
  /** Hours between two passes that verify every read model deep; 0 for none. */
  readonly deepVerifyHours: number;
  readonly webDist: string;
}

/** The one table of settings: environment name, meaning, default, and how its text is read. */
export const SETTINGS: { readonly [K in keyof Settings]-?: SettingRow<Settings[K]> } = {
  port: { env: 'PORT', means: 'TCP port; 0 takes a free one', fallback: 3000, read: integer(0, 65535) },
  host: {
    env: 'HOST',
    means: 'address to listen on; any but loopback needs TLS',
    fallback: '127.0.0.1',
    read: text(253),
  },
  dataDir: { env: 'DATA_DIR', means: 'folder of all data', fallback: resolve('data'), read: path },
  eventStoreUrl: {
    env: 'EVENT_STORE_URL',
    means: 'EventStoreDB that keeps the log, `esdb://…`; else `DATA_DIR` keeps it',
    fallback: undefined,
    secret: true,
    read: serverUrl('esdb', 'esdb+discover'),
  },
  eventStoreSpace: {
    env: 'EVENT_STORE_SPACE',
    means: "prefix of this log's streams, where the EventStoreDB keeps other logs too",
    fallback: undefined,
    read: prefix,
  },
  readModelsUrl: {
    env: 'READ_MODELS_URL',
    means: 'MongoDB that keeps the read models, `mongodb://…/database`; else `DATA_DIR` keeps them',
    fallback: undefined,
    secret: true,
    read: serverUrl('mongodb', 'mongodb+srv'),
  },
  sideStoreUrl: {
    env: 'SIDE_STORE_URL',
    means: "MongoDB that keeps people's names and secrets; else a database beside the read models'",
    fallback: undefined,
    secret: true,
    read: serverUrl('mongodb', 'mongodb+srv'),
  },
  feeds: {
    env: 'FEEDS',
    means: 'where projections and processes run: `here`, or `apart` in projectors of their own',
    fallback: 'here',
    read: choice('here', 'apart'),
  },
  filesDir: {
    env: 'FILES_DIR',
    means: 'folder of decision documents, shared by all api processes; else in `DATA_DIR`',
    fallback: undefined,
    read: path,
  },
  issuerKey: {
    env: 'ISSUER_KEY',
    means: 'PEM file of the key that signs sign-ins, shared by all api processes; else in `DATA_DIR`',
    fallback: undefined,
    read: path,
  },
  simulation: { env: 'SIMULATION', means: 'an empty data folder becomes a simulation', fallback: false, read: boolean },
  firstPeople: {
    env: 'FIRST_PEOPLE',
    means: 'whom a fresh simulation registers: roles (one person each) or operator',
    fallback: 'roles',
    read: choice('roles', 'operator'),
  },
  name: { env: 'INSTALLATION_NAME', means: 'name of a fresh installation', fallback: 'Tongjian 通鉴', read: text(200) },
  simulationBegins: {
    env: 'SIMULATION_BEGINS',
    means: "first instant of a fresh simulation's clock",
    fallback: '2015-01-01T00:00:00+08:00',
    read: instant,
  },
  tlsCert: { env: 'TLS_CERT', means: 'PEM file of the certificate', fallback: undefined, read: path },
  tlsKey: { env: 'TLS_KEY', means: 'PEM file of its private key', fallback: undefined, read: path },
  logLevel: {
    env: 'LOG_LEVEL',
    means: 'least severity that is logged',
    fallback: 'info',
    read: choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  tokenMinutes: { env: 'TOKEN_MINUTES', means: 'how long a sign-in lasts', fallback: 480, read: integer(10, 480) },
  signInsPerMinute: {
    env: 'SIGN_INS_PER_MINUTE',
    means: 'failed sign-ins a minute for one name or address',
    fallback: 10,
    read: integer(1, 1000),
  },
  fileMaxMiB: {
    env: 'FILE_MAX_MIB',
    means: 'greatest size of a decision document',
    fallback: 50,
    read: integer(1, 1024),
  },
  clockToleranceMs: {
    env: 'CLOCK_TOLERANCE_MS',
    means: 'how far the clock may stand behind the log',
    fallback: 2000,
    read: integer(0, 600_000),
  },
  deepVerifyHours: {
    env: 'DEEP_VERIFY_HOURS',
    means: 'hours between two deep verifications of the read models; 0 for none',
    fallback: 20,
    read: integer(0, 24),
  },
  webDist: {
    env: 'WEB_DIST',
    means: 'folder of the built web page',
    fallback: resolve(__dirname, '../../../web/dist'),
    read: path,
  },
};

/** A setting that cannot be used; the message names it. */
export class SettingWrong extends Error {
  constructor(
    readonly setting: string,
    problem: string,
  ) {
    super(`${setting}: ${problem}`);
    this.name = 'SettingWrong';
  }
}

/**
 * Settings from an environment; what is not there has its default.
 * @throws SettingWrong naming the first setting that is wrong.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const read = Object.entries(SETTINGS).map(([name, row]) => [name, valueOf(row as SettingRow<unknown>, env)]);
  return checked(Object.fromEntries(read) as Settings);
}

function valueOf(row: SettingRow<unknown>, env: Readonly<Record<string, string | undefined>>): unknown {
  const given = env[row.env];
  if (given === undefined || given === '') return row.fallback;
  const value = row.read(given);
  if (value instanceof Error)
    throw new SettingWrong(row.env, row.secret ? value.message : `"${given}" ${value.message}`);
  return value;
}

/** Whether an address is reachable from this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** What settings must fulfil together. @throws SettingWrong */
export function checked(settings: Settings): Settings {
  if (!settings.tlsCert !== !settings.tlsKey)
    throw new SettingWrong(settings.tlsCert ? 'TLS_KEY' : 'TLS_CERT', 'certificate and key come together');
  if (!isLoopback(settings.host) && !settings.tlsCert)
    throw new SettingWrong(
      'HOST',
      `"${settings.host}" is reachable from outside, so TLS_CERT and TLS_KEY must be given`,
    );
  if (settings.feeds === 'apart' && !(settings.eventStoreUrl && settings.readModelsUrl))
    throw new SettingWrong(
      'FEEDS',
      '"apart" needs EVENT_STORE_URL and READ_MODELS_URL: the embedded stores belong to one process',
    );
  return settings;
}
