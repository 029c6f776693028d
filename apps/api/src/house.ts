import { Decider } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ChangeFeed, RunningProcesses, RunningProjections } from '@tongjian/feed';
import { Act, menu, ProjectContext, ProjectState } from '@tongjian/lifecycle';
import { Calendar } from '@tongjian/money-time';
import { ProcedureShelf } from '@tongjian/procedure';
import { ReadModels } from '@tongjian/read-models';
import { AccessBook } from './access/access-book.js';
import { DeepPasses } from './hosting/deep-passes.js';
import { Issuer } from './access/issuer.js';
import { SideStore } from '@tongjian/data-folder';
import { FileShelf } from './files/file-shelf.js';
import { BoardMessages } from './live/board-messages.js';
import { LogFeed } from './live/log-feed.js';
import { Tickets } from './live/tickets.js';
import { Clock } from './installation/clock.js';
import { ProcedureDesk } from './installation/procedure-desk.js';
import { Installation } from './installation/installation.js';
import { Settings } from './settings/index.js';

/** The domain as this server runs it: the acts, the decider behind them, and what may be done next. */
export interface Domain {
  readonly acts: readonly Act[];
  readonly project: Decider<never, ProjectState, ProjectContext>;
  readonly menu: typeof menu;
  readonly calendar: Calendar;
}

/** What the parts of the server share, opened before it listens and closed after it has stopped. */
export interface House {
  readonly settings: Settings;
  readonly domain: Domain;
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly side: SideStore;
  readonly issuer: Issuer;
  readonly access: AccessBook;
  readonly files: FileShelf;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly procedures: ProcedureDesk;
  readonly shelf: ProcedureShelf;
  readonly changes: ChangeFeed;
  readonly live: Live;
  /** Set once they have started. */
  feeds: Feeds;
  readonly trouble: Trouble;
  /** Aborted when the server stops. */
  readonly closing: AbortSignal;
}

/** What is told to readers as it happens. */
export interface Live {
  readonly board: BoardMessages;
  readonly log: LogFeed;
  readonly tickets: Tickets;
}

/** What stands in the way of writing, once it does: an event log that stopped stays so until the next start. */
export interface Trouble {
  stopped?: string;
}

/** The feeds that this process hosts. They start when the server listens, because processes send through it. */
export interface Feeds {
  projections: RunningProjections;
  processes: RunningProcesses;
  /** Feeds that ended although nobody stopped them, and why; they stay so until the next start. */
  broken: readonly { readonly feed: 'projections' | 'processes'; readonly error: string }[];
  /** Absent where the settings want none. */
  deepPasses?: DeepPasses;
}

/** Where Nest finds the house. */
export const HOUSE = Symbol('house');
