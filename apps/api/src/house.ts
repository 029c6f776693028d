import { Decider } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ChangeFeed, RunningProcesses, RunningProjections } from '@tongjian/feed';
import { Act, menu, ProjectContext, ProjectState } from '@tongjian/lifecycle';
import { ProcedureShelf } from '@tongjian/procedure';
import { ReadModels } from '@tongjian/read-models';
import { AccessBook } from './access/access-book.js';
import { DeepPasses } from './hosting/deep-passes.js';
import { Issuer } from './access/issuer.js';
import { SideStore } from '@tongjian/data-folder';
import { FileShelf } from './files/file-shelf.js';
import { LogWatch } from './hosting/log-watch.js';
import { BoardMessages } from './live/board-messages.js';
import { LogFeed } from './live/log-feed.js';
import { Tickets } from './live/tickets.js';
import { CalendarDesk } from './installation/calendar-desk.js';
import { Clock } from './installation/clock.js';
import { ProcedureDesk } from './installation/procedure-desk.js';
import { Installation } from './installation/installation.js';
import { Settings } from './settings/index.js';

/** The domain as this server runs it: the acts, the decider behind them, and what may be done next. */
export interface Domain {
  readonly acts: readonly Act[];
  readonly project: Decider<never, ProjectState, ProjectContext>;
  readonly menu: typeof menu;
}

/** What performing acts needs, in whichever process: behind the API, or where durable processes send them. */
export interface Workshop {
  readonly settings: Settings;
  readonly domain: Domain;
  readonly store: EventStore;
  /** Whether this process alone writes the log: then what it has at hand is the present. */
  readonly alone: boolean;
  readonly models: ReadModels;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly calendars: CalendarDesk;
  readonly procedures: ProcedureDesk;
  readonly shelf: ProcedureShelf;
  /** Aborted when the process stops. */
  readonly closing: AbortSignal;
}

/** What the parts of the server share, opened before it listens and closed after it has stopped. */
export interface House extends Workshop {
  readonly side: SideStore;
  readonly issuer: Issuer;
  readonly access: AccessBook;
  readonly files: FileShelf;
  readonly changes: ChangeFeed;
  readonly live: Live;
  /** Set once they have started. */
  feeds: Feeds;
  readonly trouble: Trouble;
  /** Where others write too: whether what is at hand is known to be the present. */
  readonly watch?: LogWatch;
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

/** What can be asked of those who make the read models, wherever they are. */
export type ProjectionsAtWork = Pick<RunningProjections, 'status' | 'waitFor' | 'rebuild' | 'unpark' | 'keepParked'>;

/** A feed that ended although nobody stopped it. */
export interface BrokenFeed {
  readonly feed: 'projections' | 'processes';
  readonly error: string;
}

/** The projections and processes as this server sees them. Those hosted here start when it listens. */
export interface Feeds {
  projections: ProjectionsAtWork;
  /** Whether the read models are made here alone; else their lag is known by what was saved, wherever. */
  projectedHere: boolean;
  processes: Pick<RunningProcesses, 'status'>;
  /** Where several processes share the work: this process's name. Absent where it is alone. */
  shared?: { readonly holder: string };
  /** Feeds hosted here that ended although nobody stopped them, and why; they stay so until the next start. */
  broken: readonly BrokenFeed[];
  /** Absent where the settings want none, or others verify. */
  deepPasses?: DeepPasses;
}

/** Where Nest finds the house. */
export const HOUSE = Symbol('house');
