import { readFileSync, rmSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import pino from 'pino';
import { AppModule } from './app.module.js';
import { routesOf } from './acts/route.js';
import { progressOf } from './hosting/apart/progress.js';
import { HostedFeeds, OnFault, startFeeds } from './hosting/feeds.js';
import { Opened, openHouse, watchLog } from './hosting/open-house.js';
import { LEASE_MS, processName } from './hosting/process-name.js';
import { closeStores, Keepings, memoryStores, openKeepings, openStores, Stores } from './hosting/stores.js';
import { House } from './house.js';
import { readBodiesStrictly } from './http/body.js';
import { secureHeaders } from './http/security-headers.js';
import { GeneratedSignIn } from './installation/first-start.js';
import { loggerTo, nestLogger } from './http/logging.js';
import { servePage } from './page/page.js';
import { checked, Settings } from './settings/index.js';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Sign-ins that were made, or are kept in a simulation; to be told once. */
  readonly generated: readonly GeneratedSignIn[];
  readonly house: House;
  /** The HTTP server, for tests that need no socket. */
  readonly fastify: FastifyInstance;
  /** Finishes what is under way, saves, and closes everything. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** Stores that live as long as the process, instead of those of the settings. */
  readonly inMemory?: boolean;
  /** Stores that are open already, and stay open when the server is closed. */
  readonly stores?: Stores & Keepings;
  /** Where log lines go; standard output where left out. */
  readonly log?: NodeJS.WritableStream;
}

/**
 * Opens the stores, founds the installation where the log is empty, and listens.
 * @throws SettingWrong, StoreLocked, StoreDamaged, or the system's error where the port is taken; nothing stays open
 */
export async function startServer(
  given: Settings,
  { inMemory = false, stores: opened, log }: StartOptions = {},
): Promise<RunningServer> {
  const settings = checked(given);
  const logger = loggerTo(settings.logLevel, log);
  const onFault: OnFault = (what, err) => logger.error({ err }, what);
  const stores = opened ?? (inMemory ? memoryStores() : await openAll(settings));
  const closing = new AbortController();
  const close = async () => {
    closing.abort();
    if (opened) return;
    await stores.side.close();
    await closeStores(stores);
  };
  try {
    const house = await openHouse(settings, stores, { closing: closing.signal, onFault, inMemory });
    const server = await listen(house, stores, { closing, close, logger, onFault });
    return inMemory ? leavingNothing(server) : server;
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(settings: Settings): Promise<Stores & Keepings> {
  const stores = await openStores(settings);
  try {
    return { ...stores, ...(await openKeepings(settings)) };
  } catch (error) {
    await closeStores(stores);
    throw error;
  }
}

/** A server in memory still keeps documents in a temporary folder, which goes when it is closed. */
const leavingNothing = (server: RunningServer): RunningServer => ({
  ...server,
  close: () => server.close().then(() => rmSync(server.house.files.folder, { recursive: true, force: true })),
});

interface Listening {
  readonly closing: AbortController;
  readonly close: () => Promise<void>;
  readonly logger: pino.Logger;
  readonly onFault: OnFault;
}

async function listen(
  { house: opened, generated }: Opened,
  stores: Stores,
  { closing, close, logger, onFault }: Listening,
): Promise<RunningServer> {
  const house: House = stores.alone ? opened : { ...opened, watch: await watchLog(opened, onFault) };
  const { settings } = house;
  const https = settings.tlsCert ? { cert: readFileSync(settings.tlsCert), key: readFileSync(settings.tlsKey!) } : null;
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // A logger of its own for every request costs more than it tells; what is logged names the request.
    childLoggerFactory: () => logger,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    ...(https ? { https } : {}),
  } as object);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.on(house, routesOf(house.domain.acts)),
    adapter,
    {
      bodyParser: false,
      logger: nestLogger(logger),
      abortOnError: false,
    },
  );
  const fastify = adapter.getInstance<FastifyInstance>();
  readBodiesStrictly(fastify);
  secureHeaders(fastify, https !== null);
  await servePage(fastify, settings.webDist);
  const running = new AbortController();
  const hosted =
    settings.feeds === 'here'
      ? await hostFeeds(house, stores, app.get(CommandBus), running.signal, onFault)
      : undefined;
  Object.assign(house.feeds, {
    projections: hosted && !stores.sharedViews ? hosted.projections : progressOf(house, house.installation),
    processes: hosted?.processes ?? { status: () => [] },
    ...(hosted?.deepPasses ? { deepPasses: hosted.deepPasses } : {}),
  });
  const stop = async () => {
    closing.abort();
    await app.close();
    running.abort();
    await hosted?.ended;
    house.live.board.close();
    house.changes.close();
  };
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    await stop();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    url: await app.getUrl(),
    generated,
    house,
    fastify,
    close: () => (closed ??= stop().then(close)),
  };
}

function hostFeeds(
  house: House,
  { sharedViews }: Stores,
  commands: CommandBus,
  signal: AbortSignal,
  onFault: OnFault,
): Promise<HostedFeeds> {
  const lease = { holder: processName('api'), ms: LEASE_MS };
  return startFeeds(house, {
    ...{ commands, signal, onFault, onSaved: house.changes.publish },
    ...(sharedViews ? { lease } : {}),
  });
}
