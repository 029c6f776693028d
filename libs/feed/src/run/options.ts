import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ReadModels } from '@tongjian/read-models';
import { Saved } from '../saved.js';
import { ProjectionStatus } from '../status.js';

export interface RunOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly projections: readonly DocumentProjection[];
  /** Ends the run: the batch at hand is finished and saved. */
  readonly signal: AbortSignal;
  /** Called after each durable save of a form that readers use. */
  readonly onSaved?: (saved: Saved) => void;
  /** Called when a projection stops; the others go on. */
  readonly onFault?: (projection: string, error: unknown) => void;
  /** A fixed history; the documents it gives show a changed fold at start. */
  readonly corpus?: readonly LoggedEvent[];
  /** What a changed fold of the same version leads to: a new form beside the old (default), or a refusal to start. */
  readonly onChangedCode?: 'rebuild' | 'refuse';
  readonly batchSize?: number;
  /** The present instant, for the age of what is unseen; the process's own clock where left out. */
  readonly clock?: () => string;
  /** While catching up, documents held in memory before they are saved. */
  readonly pendingLimit?: number;
}

export interface Rebuilt {
  readonly projection: string;
  readonly version: number;
  readonly events: number;
  readonly position: number;
  readonly digest: string;
}

/** Projections at work. */
export interface RunningProjections {
  status(): Promise<readonly ProjectionStatus[]>;
  /** Waits until the projection was scanned to `index`, at most so long; answers how far it is. */
  waitFor(projection: string, index: number, timeoutMs: number): Promise<number>;
  /** Builds the read model anew beside the one in use and swaps it in, while events go on arriving. */
  rebuild(projection: string): Promise<Rebuilt>;
  /** Resolves when every projection has reached the end of the log once, or stands still. */
  readonly caughtUp: Promise<void>;
  /** Resolves when the run has ended and everything is saved; rejects when the log itself cannot be read. */
  readonly ended: Promise<void>;
}
