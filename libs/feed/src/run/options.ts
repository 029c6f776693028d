import { DocumentProjection, LoggedEvent } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';
import { ParkedKey, ReadModels } from '@tongjian/read-models';
import { Unparked } from '../parking/unpark.js';
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
  /** Called when a projection stops, the others go on; or, named `leases`, when leases could not be renewed. */
  readonly onFault?: (projection: string, error: unknown) => void;
  /** A fixed history; the documents it gives show a changed fold at start. */
  readonly corpus?: readonly LoggedEvent[];
  /**
   * What a changed fold of the same version leads to: a new form beside the old (default); a refusal to start; or, for
   * `mend`, a proof that the new fold gives what stands there, after which the form is kept, else a new form.
   */
  readonly onChangedCode?: 'rebuild' | 'refuse' | 'mend';
  /** Called when a form was proven under a changed fold and kept. */
  readonly onMended?: (mended: Mended) => void;
  /** Folds of earlier versions: they keep a form that is in use going until the new one takes its place. */
  readonly former?: readonly DocumentProjection[];
  /** Several processes share the projections: each is run by whoever has its lease. Alone where left out. */
  readonly lease?: LeaseOptions;
  readonly batchSize?: number;
  /** The present instant, for the age of what is unseen; the process's own clock where left out. */
  readonly clock?: () => string;
  /** While catching up, documents held in memory before they are saved. */
  readonly pendingLimit?: number;
}

/** How a process takes its part of the projections. */
export interface LeaseOptions {
  /** This process, by a name that no other has. */
  readonly holder: string;
  /** So long after its last renewal another may take over. */
  readonly ms: number;
  /** Calls `renew` often enough until the answer is called; every third of `ms` where left out. */
  readonly every?: (renew: () => Promise<void>) => () => void;
}

/** A form whose fold changed without changing what it says. */
export interface Mended {
  readonly projection: string;
  readonly version: number;
  /** Proven up to this index of the log. */
  readonly position: number;
  readonly from: string;
  readonly to: string;
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
  /**
   * Reads the log again for parked keys with the fold as it is now, while events go on arriving. Undefined where this
   * process does not run the form that readers use.
   */
  unpark(projection: string, keys: readonly string[]): Promise<readonly Unparked[] | undefined>;
  /** Writes down why a key stays parked; undefined where it is not parked, or not run by this process. */
  keepParked(projection: string, key: string, reason: string): Promise<ParkedKey | undefined>;
  /** Resolves when every projection has reached the end of the log once, or stands still. */
  readonly caughtUp: Promise<void>;
  /** Resolves when the run has ended and everything is saved; rejects when the log itself cannot be read. */
  readonly ended: Promise<void>;
}
