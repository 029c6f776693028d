import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolderAt } from '@tongjian/data-folder';
import { ChangeFeed } from '@tongjian/feed';
import { ACTS, menu, project } from '@tongjian/lifecycle';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { AccessBook } from '../access/access-book.js';
import { FileShelf } from '../files/file-shelf.js';
import { Domain, Feeds, House } from '../house.js';
import { Clock, realClock, simulatedClock } from '../installation/clock.js';
import { GeneratedSignIn, publishShipped, registerFirstPeople } from '../installation/first-start.js';
import { createInstallation, foundInstallation, Installation } from '../installation/installation.js';
import { ProcedureDesk } from '../installation/procedure-desk.js';
import { BoardMessages } from '../live/board-messages.js';
import { LogFeed } from '../live/log-feed.js';
import { Tickets } from '../live/tickets.js';
import { Settings } from '../settings/index.js';
import { PROJECT } from './projections.js';
import { Stores } from './stores.js';
import { checkWholeness } from './wholeness.js';

const domain: Domain = {
  acts: ACTS,
  project: project as Domain['project'],
  menu,
  calendar: calendarFrom(PUBLISHED_YEARS),
};

export interface Opened {
  readonly house: House;
  readonly generated: readonly GeneratedSignIn[];
}

/** How an empty log is founded. */
export interface Founding {
  readonly inMemory?: boolean;
  /** Told of the operator's secret in a real installation, before it holds. */
  readonly tell?: (signIn: GeneratedSignIn) => void;
}

/** Opens the house on its stores; on an empty log it is founded first. Nothing listens yet. */
export async function openHouse(
  settings: Settings,
  stores: Stores,
  closing: AbortSignal,
  { inMemory = false, tell }: Founding = {},
): Promise<Opened> {
  const { store, side } = stores;
  const folder = dataFolderAt(settings.dataDir);
  await checkWholeness(stores);
  const found = await foundInstallation(store);
  const clock = await clockOf(settings, stores, found);
  const installation =
    found ?? (await createInstallation(store, settings.simulation ? 'simulation' : 'real', settings.name, clock.now()));
  const access = await AccessBook.open(store, clock);
  const procedures = await ProcedureDesk.open(store, clock, domain.calendar);
  const operatorOnly = settings.firstPeople === 'operator';
  const newcomer = {
    installation,
    access,
    side,
    at: clock.now(),
    operatorOnly,
    ...(inMemory ? {} : { signIns: folder.signIns }),
    ...(tell ? { tell } : {}),
  };
  const generated = await registerFirstPeople(newcomer);
  await publishShipped(procedures, newcomer);
  const changes = new ChangeFeed();
  const files = inMemory ? mkdtempSync(join(tmpdir(), 'tongjian-files-')) : folder.files;
  return {
    generated,
    house: {
      ...stores,
      settings,
      domain,
      access,
      installation,
      clock,
      procedures,
      shelf: procedures.shelf,
      changes,
      closing,
      files: new FileShelf(files, settings.fileMaxMiB * 1_048_576),
      live: {
        board: new BoardMessages(changes.changes(PROJECT)),
        log: new LogFeed(store, closing),
        tickets: new Tickets(),
      },
      // Started when the server is built, for processes send through it.
      feeds: {} as Feeds,
      trouble: {},
    },
  };
}

async function clockOf(settings: Settings, { store }: Stores, found: Installation | undefined): Promise<Clock> {
  const { recordedAt } = await store.head();
  const simulation = found?.simulation ?? settings.simulation;
  if (!simulation) return realClock(recordedAt, settings.clockToleranceMs);
  return simulatedClock(recordedAt === '' ? new Date(settings.simulationBegins).toISOString() : recordedAt);
}
