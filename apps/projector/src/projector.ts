import { setTimeout as pause } from 'node:timers/promises';
import { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { ProcessStatus, ProjectionStatus } from '@tongjian/feed';
import {
  ActsModule,
  bePresent,
  type BrokenFeed,
  checkWholeness,
  closeStores,
  type DeepPasses,
  hearInWorkshop,
  LEASE_MS,
  loggerTo,
  LogWatch,
  nestLogger,
  openStores,
  openWorkshop,
  processName,
  progressOf,
  Settings,
  SettingWrong,
  startFeeds,
  Stores,
  workReport,
  type WorkReport,
  Workshop,
} from '@tongjian/api';
import { serveHealth } from './health.js';

/** How often it is looked whether an api process has founded the installation. */
const LOOK_MS = 500;

export interface ProjectorOptions {
  /** Stores that are open already, and stay open when the projector is closed. */
  readonly stores?: Stores;
  /** Where log lines go; standard output where left out. */
  readonly log?: NodeJS.WritableStream;
}

/** A process that makes read models and does what must follow, with others that do the same. */
export interface RunningProjector {
  /** This process, as leases name it. */
  readonly name: string;
  /** Where its health is told. */
  readonly url: string;
  /** Resolves when it works; rejects where it cannot begin. */
  readonly working: Promise<void>;
  /** Saves, gives up what it holds, and closes everything. */
  close(): Promise<void>;
}

/**
 * Takes part in making read models and running durable processes: whoever has the lease of one runs it, the others
 * follow and take over within seconds. Health is told from the first moment; work begins when an api process has
 * founded the installation.
 * @throws SettingWrong where there are no servers to share; nothing stays open
 */
export async function startProjector(
  settings: Settings,
  { stores: opened, log }: ProjectorOptions = {},
): Promise<RunningProjector> {
  if (!settings.eventStoreUrl || !settings.readModelsUrl)
    throw new SettingWrong(
      settings.eventStoreUrl ? 'READ_MODELS_URL' : 'EVENT_STORE_URL',
      'a projector shares log and read models with other processes, so both are on servers',
    );
  const logger = loggerTo(settings.logLevel, log);
  const name = processName('projector');
  const stores = opened ?? (await openStores(settings));
  const closing = new AbortController();
  const work = new Work(name, settings, stores, closing.signal, logger);
  const closeOpened = async () => (opened ? undefined : closeStores(stores));
  try {
    const health = await serveHealth(settings, () => work.health());
    const working = work.begin();
    const present = bePresent({ models: stores.models, kind: 'projector', holder: name }, closing.signal);
    // Whoever does not ask whether it works must not be ended by it.
    working.catch(() => undefined);
    logger.info({ name, url: health.url }, 'the projector takes part');
    let closed: Promise<void> | undefined;
    const close = async () => {
      closing.abort();
      await working.catch(() => undefined);
      await work.end();
      await present;
      await health.close();
      await closeOpened();
      logger.info({ name }, 'the projector has ended');
    };
    return { name, url: health.url, working, close: () => (closed ??= close()) };
  } catch (error) {
    closing.abort();
    await closeOpened();
    throw error;
  }
}

/** What a projector does, from the founding of the installation on. */
class Work {
  private app: INestApplicationContext | undefined;
  private feeds: Awaited<ReturnType<typeof startFeeds>> | undefined;
  private watch: LogWatch | undefined;
  private progress: ReturnType<typeof progressOf> | undefined;

  constructor(
    private readonly name: string,
    private readonly settings: Settings,
    private readonly stores: Stores,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
  ) {}

  async begin(): Promise<void> {
    const workshop = await this.founded();
    if (!workshop) return;
    const { store, signal, logger } = { ...this.stores, signal: this.signal, logger: this.logger };
    const onFault = (what: string, err: unknown) => logger.error({ err }, what);
    const head = await store.head();
    await Promise.all([workshop.calendars.readOn(), workshop.procedures.readOn()]);
    this.watch = LogWatch.from(head, {
      ...{ store, signal, hear: (event) => hearInWorkshop(workshop, event) },
      onTrouble: (error) => onFault('the log cannot be followed', error),
    });
    this.app = await NestFactory.createApplicationContext(ActsModule.in(workshop), {
      logger: nestLogger(logger),
      abortOnError: false,
    });
    this.progress = progressOf(this.stores, workshop.installation);
    const lease = { holder: this.name, ms: LEASE_MS };
    this.feeds = await startFeeds(workshop, { commands: this.app.get(CommandBus), signal, onFault, lease });
    logger.info({ name: this.name }, 'the projector works');
  }

  /**
   * Waits until there is an installation; undefined where the projector is closed before.
   * @throws StoresApart where the read models have seen what the log does not hold
   */
  private async founded(): Promise<Workshop | undefined> {
    while (!this.signal.aborted) {
      await checkWholeness(this.stores);
      const workshop = await openWorkshop(this.settings, this.stores, this.signal);
      if (workshop) return workshop;
      await pause(LOOK_MS, undefined, { signal: this.signal }).catch(() => undefined);
    }
    return undefined;
  }

  async health(): Promise<ProjectorHealth> {
    const { feeds, watch, progress, stores, name } = this;
    const shared = workReport(await stores.models.leases(), name);
    if (!feeds || !watch || !progress) return { state: 'waiting', shared };
    const [own, all] = await Promise.all([feeds.projections.status(), progress.status()]);
    const processes = feeds.processes.status();
    const passes = feeds.deepPasses;
    return {
      ...{ shared, own, all, processes, broken: feeds.broken, heard: watch.current },
      state: 'working',
      ...(passes ? { passes } : {}),
    };
  }

  async end(): Promise<void> {
    await this.feeds?.ended;
    await this.app?.close();
  }
}

/** How a projector is, and how the read models are, whoever makes them. */
export type ProjectorHealth = {
  /** In whose hands the work is. */
  readonly shared: WorkReport;
} & (
  | { readonly state: 'waiting' }
  | {
      readonly state: 'working';
      /** What this process does about each projection. */
      readonly own: readonly ProjectionStatus[];
      /** How far each read model is. */
      readonly all: readonly ProjectionStatus[];
      readonly processes: readonly ProcessStatus[];
      /** Feeds that ended here although nobody stopped them. */
      readonly broken: readonly BrokenFeed[];
      /** Whether it has heard of every event of the log. */
      readonly heard: boolean;
      readonly passes?: DeepPasses;
    }
);
