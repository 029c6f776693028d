import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import pino from 'pino';
import { dataFolderAt } from '@tongjian/data-folder';
import { AppModule } from './app.module.js';
import { routesOf } from './acts/route.js';
import { startFeeds } from './hosting/feeds.js';
import { Opened, openHouse } from './hosting/open-house.js';
import { closeStores, memoryStores, openStores, Stores } from './hosting/stores.js';
import { mustBeFree, Tls, tlsOf } from './hosting/preconditions.js';
import { House } from './house.js';
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
  /** Stores that live as long as the process, instead of the data folder. */
  readonly inMemory?: boolean;
  /** Where log lines go; standard output where left out. */
  readonly log?: NodeJS.WritableStream;
  /** Told of a real installation's first password before it holds, so that it is never lost. */
  readonly tell?: (signIn: GeneratedSignIn) => void;
}

/**
 * Opens the data folder, founds the installation where it is empty, and listens.
 * @throws SettingWrong, StoreLocked, StoreDamaged, or the system's error where the port is taken; nothing stays open
 */
export async function startServer(
  given: Settings,
  { inMemory = false, log, tell }: StartOptions = {},
): Promise<RunningServer> {
  const settings = checked(given);
  // What can fail is tried before an empty folder becomes an installation.
  const tls = tlsOf(settings);
  await mustBeFree(settings);
  const stores = inMemory ? memoryStores() : await openStores(dataFolderAt(settings.dataDir));
  const closing = new AbortController();
  try {
    const opened = await openHouse(settings, stores, closing.signal, { inMemory, ...(tell ? { tell } : {}) });
    const server = await listen(opened, stores, closing, loggerTo(settings.logLevel, log), tls);
    return inMemory ? leavingNothing(server) : server;
  } catch (error) {
    closing.abort();
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

async function listen(
  { house, generated }: Opened,
  stores: Stores,
  closing: AbortController,
  logger: pino.Logger,
  https: Tls | undefined,
): Promise<RunningServer> {
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
  house.feeds = await startFeeds(house, app.get(CommandBus), running.signal, (what, err) =>
    logger.error({ err }, what),
  );
  const stop = async () => {
    closing.abort();
    // Requests under way are answered; one that never ends, such as an upload that stalled, is not waited for.
    const patience = setTimeout(() => fastify.server.closeAllConnections(), STOP_PATIENCE_MS);
    await app.close();
    clearTimeout(patience);
    running.abort();
    const { projections, processes, deepPasses } = house.feeds;
    await Promise.allSettled([projections.ended, processes.ended, deepPasses?.ended]);
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
    close: () => (closed ??= stop().then(() => closeStores(stores))),
  };
}
