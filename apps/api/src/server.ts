import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { rmSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import pino from 'pino';
import { AppModule } from './app.module.js';
import { routesOf } from './acts/route.js';
import { bePresent } from './hosting/apart/presence.js';
import { progressOf } from './hosting/apart/progress.js';
import { HostedFeeds, OnFault, startFeeds } from './hosting/feeds.js';
import { Opened, openHouse, watchLog } from './hosting/open-house.js';
import { mustBeFree, Tls, tlsOf } from './hosting/preconditions.js';
import { LEASE_MS, processName } from './hosting/process-name.js';
import { closeStores, Keepings, memoryStores, openKeepings, openStores, Stores } from './hosting/stores.js';
import { Feeds, House } from './house.js';
import { readBodiesStrictly } from './http/body.js';
import { refuseForeignMedia } from './http/media.js';
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
  /** Told of a real installation's first password before it holds, so that it is never lost. */
  readonly tell?: (signIn: GeneratedSignIn) => void;
}

/**
 * Opens the stores, founds the installation where the log is empty, and listens.
 * @throws SettingWrong, StoreLocked, StoreDamaged, or the system's error where the port is taken; nothing stays open
 */
export async function startServer(
  given: Settings,
  { inMemory = false, stores: opened, log, tell }: StartOptions = {},
): Promise<RunningServer> {
  const settings = checked(given);
  // What can fail is tried before an empty folder becomes an installation.
  const tls = tlsOf(settings);
  await mustBeFree(settings);
  const logger = loggerTo(settings.logLevel, log);
  const onFault: OnFault = (what, err) => logger.error({ err }, what);
  const stores = opened ?? (inMemory ? memoryStores() : await openAll(settings));
  const closing = new AbortController();
  // Every open stream listens: as many as there are browsers, each until it leaves.
  setMaxListeners(0, closing.signal);
  const close = async () => {
    closing.abort();
    if (opened) return;
    await stores.side.close();
    await closeStores(stores);
  };
  try {
    const how = { closing: closing.signal, onFault, inMemory, ...(tell ? { tell } : {}) };
    const house = await openHouse(settings, stores, how);
    const server = await listen(house, stores, { closing, close, logger, onFault, https: tls });
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

/** How long a stop waits for requests under way, ms; and how long a request may take to come in. */
const STOP_PATIENCE_MS = 5_000;
const REQUEST_LIMIT_MS = 120_000;

interface Listening {
  readonly closing: AbortController;
  readonly close: () => Promise<void>;
  readonly logger: pino.Logger;
  readonly onFault: OnFault;
  readonly https: Tls | undefined;
}

async function listen(
  { house: opened, generated }: Opened,
  stores: Stores,
  { closing, close, logger, onFault, https }: Listening,
): Promise<RunningServer> {
  const house: House = stores.alone ? opened : { ...opened, watch: await watchLog(opened, onFault) };
  const { settings } = house;
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    // A logger of its own for every request costs more than it tells; what is logged names the request.
    childLoggerFactory: () => logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: REQUEST_LIMIT_MS,
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
  refuseForeignMedia(fastify);
  readBodiesStrictly(fastify);
  secureHeaders(fastify, https !== undefined);
  await servePage(fastify, settings.webDist);
  const running = new AbortController();
  // Processes send through the command bus, whose handlers are there once the application is initialised.
  await app.init();
  const shared = stores.sharedViews ? { holder: processName('api') } : undefined;
  const hosted =
    settings.feeds === 'here'
      ? await hostFeeds(house, shared, app.get(CommandBus), running.signal, onFault)
      : undefined;
  const here = stores.sharedViews ? undefined : hosted?.projections;
  house.feeds = {
    projections: here ?? progressOf(house, house.installation),
    projectedHere: here !== undefined,
    processes: hosted?.processes ?? { status: () => [] },
    broken: hosted?.broken ?? [],
    ...(hosted?.deepPasses ? { deepPasses: hosted.deepPasses } : {}),
    ...(shared ? { shared } : {}),
  };
  const presence = shared && bePresent({ ...shared, models: house.models, kind: 'api' }, closing.signal);
  const stop = async () => {
    closing.abort();
    // Requests under way are answered; one that never ends, such as an upload that stalled, is not waited for.
    const patience = setTimeout(() => fastify.server.closeAllConnections(), STOP_PATIENCE_MS);
    await app.close();
    clearTimeout(patience);
    running.abort();
    await hosted?.ended;
    await presence;
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
    url: (await app.getUrl()).replace(/^http:/, https ? 'https:' : 'http:'),
    generated,
    house,
    fastify,
    close: () => (closed ??= stop().then(close)),
  };
}

function hostFeeds(
  house: House,
  shared: Feeds['shared'],
  commands: CommandBus,
  signal: AbortSignal,
  onFault: OnFault,
): Promise<HostedFeeds> {
  return startFeeds(house, {
    ...{ commands, signal, onFault, onSaved: house.changes.publish },
    ...(shared ? { lease: { ...shared, ms: LEASE_MS } } : {}),
  });
}
