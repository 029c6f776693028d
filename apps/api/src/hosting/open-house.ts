import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolderAt, SideEntry } from '@tongjian/data-folder';
import { ChangeFeed } from '@tongjian/feed';
import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { ALL_PROJECTIONS, projectTimeline } from '@tongjian/projections';
import { ACCESS_STREAM } from '@tongjian/registry';
import { AccessBook } from '../access/access-book.js';
import { FileShelf } from '../files/file-shelf.js';
import { Feeds, House, Workshop } from '../house.js';
import {
  GeneratedSignIn,
  publishShipped,
  publishShippedYears,
  registerFirstPeople,
} from '../installation/first-start.js';
import { foundInstallation } from '../installation/installation.js';
import { BoardMessages } from '../live/board-messages.js';
import { LogFeed } from '../live/log-feed.js';
import { Tickets } from '../live/tickets.js';
import { Settings } from '../settings/index.js';
import { PolledSaves } from './apart/polled-saves.js';
import { inTurn } from './apart/tenure.js';
import { OnFault } from './feeds.js';
import { LogWatch } from './log-watch.js';
import { found, hearInWorkshop, openWorkshop } from './open-workshop.js';
import { PROJECT } from './projections.js';
import { Keepings, Stores } from './stores.js';
import { checkWholeness } from './wholeness.js';

/** So long after a founder is gone another process goes on with the founding. */
const FOUNDING_MS = 10_000;

export interface Opened {
  readonly house: House;
  readonly generated: readonly GeneratedSignIn[];
}

export interface OpenOptions {
  readonly closing: AbortSignal;
  readonly onFault: OnFault;
  readonly inMemory?: boolean;
  /** Told of the operator's secret in a real installation, before it holds. */
  readonly tell?: (signIn: GeneratedSignIn) => void;
}

/** Opens the house on its stores; on an empty log it is founded first. Nothing listens yet. */
export async function openHouse(settings: Settings, stores: Stores & Keepings, how: OpenOptions): Promise<Opened> {
  const { models, sharedViews } = stores;
  const begin = () => beginIn(settings, stores, how);
  const holder = `founder ${randomUUID()}`;
  const { workshop, access, generated } = sharedViews
    ? await inTurn({ models, name: 'founding', holder, ms: FOUNDING_MS }, begin)
    : await begin();
  return { generated, house: furnish(workshop, access, stores, how) };
}

/** What a fresh installation needs before anybody comes: its first event, its first people, the shipped procedures. */
async function beginIn(
  settings: Settings,
  stores: Stores & Keepings,
  { closing, inMemory = false, tell }: OpenOptions,
) {
  const { store, side } = stores;
  await checkWholeness(stores);
  if (!(await foundInstallation(store))) await found(settings, store);
  const workshop = (await openWorkshop(settings, stores, closing))!;
  const access = await AccessBook.open(store, workshop.clock);
  const newcomer = {
    installation: workshop.installation,
    access,
    side,
    at: workshop.clock.now(),
    operatorOnly: settings.firstPeople === 'operator',
    ...(inMemory ? {} : { signIns: dataFolderAt(settings.dataDir).signIns }),
    ...(tell ? { tell } : {}),
  };
  const generated = await registerFirstPeople(newcomer);
  await publishShippedYears(workshop.calendars, newcomer);
  await publishShipped(workshop.procedures, newcomer);
  return { workshop, access, generated };
}

function furnish(
  workshop: Workshop,
  access: AccessBook,
  { side, issuer, sharedViews }: Stores & Keepings,
  { closing, onFault, inMemory = false }: OpenOptions,
): House {
  const { settings, store } = workshop;
  const changes = new ChangeFeed();
  const folder = settings.filesDir ?? dataFolderAt(settings.dataDir).files;
  const files = inMemory ? mkdtempSync(join(tmpdir(), 'tongjian-files-')) : folder;
  return {
    ...workshop,
    ...{ access, side, issuer, changes },
    files: new FileShelf(files, settings.fileMaxMiB * 1_048_576),
    live: {
      board: sharedViews ? polledBoard(workshop, onFault) : new BoardMessages(changes.changes(PROJECT)),
      log: new LogFeed(store, closing),
      tickets: new Tickets(),
    },
    // Started when the server is built, for processes send through it.
    feeds: {} as Feeds,
    trouble: {},
  };
}

/** Where others may make the read model, its changes are found by looking. */
function polledBoard({ models, closing }: Workshop, onFault: OnFault): BoardMessages {
  const [projection = projectTimeline as unknown as DocumentProjection] = ALL_PROJECTIONS;
  const onTrouble = (error: unknown) => onFault('the read models cannot be looked at', error);
  const polled = new PolledSaves({ models, projection, signal: closing, onTrouble });
  void polled.run();
  return new BoardMessages(polled.saves, polled);
}

/** Where others write the log too: brings what the house keeps at hand up to what they write. */
export async function watchLog(house: House, onFault: OnFault): Promise<LogWatch> {
  const { store, closing, access } = house;
  const head = await store.head();
  await Promise.all([access.readOn(), house.calendars.readOn(), house.procedures.readOn()]);
  return LogWatch.from(head, {
    store,
    signal: closing,
    hear: (event) => hear(house, event),
    onTrouble: (error) => onFault('the log cannot be followed', error),
  });
}

async function hear(house: House, event: LoggedEvent): Promise<void> {
  hearInWorkshop(house, event);
  if (event.stream !== ACCESS_STREAM) return;
  await house.access.heard(event.revision);
  const { person, client } = event.data as { readonly person?: string; readonly client?: string };
  const subject = person ?? client;
  if (subject !== undefined && event.type !== 'RoleGranted') await refresh(house, subject, event.type);
}

/** A new secret is kept right after its event was written, so it is looked for until it is there. */
const RESET_LOOKS = 50;
const LOOK_MS = 100;

async function refresh({ side, access }: House, subject: string, type: string): Promise<void> {
  const isThere = (entry: SideEntry | undefined) => entry?.reset === access.register.resets.get(subject);
  const found = await side.refresh(subject);
  if (type !== 'CredentialReset' || isThere(found)) return;
  let looks = 0;
  const look = setInterval(() => {
    const stop = () => clearInterval(look);
    if (++looks > RESET_LOOKS) return stop();
    side.refresh(subject).then(
      (entry) => isThere(entry) && stop(),
      () => undefined,
    );
  }, LOOK_MS);
  look.unref();
}
