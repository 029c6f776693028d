import { setTimeout as pause } from 'node:timers/promises';
import { EventStore } from '@tongjian/event-store';
import { DeepVerification, verifyDeep } from '@tongjian/feed';
import { DocumentProjection } from '@tongjian/kernel';
import { ReadModels } from '@tongjian/read-models';

/** How a pass over all read models ended. */
export interface DeepPass {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly ok: boolean;
  readonly projections: readonly DeepVerification[];
  /** Why it could not be done; absent where it was. */
  readonly error?: string;
}

export interface DeepPassesOptions {
  readonly store: EventStore;
  readonly models: ReadModels;
  readonly projections: readonly DocumentProjection[];
  /** Ends whatever is under way, and all that would come. */
  readonly signal: AbortSignal;
  /** Between the end of one pass and the beginning of the next. */
  readonly everyMs: number;
  /** From the start of the process to the first pass. */
  readonly firstAfterMs: number;
  /** Whether this process is the one that verifies; asked again after `firstAfterMs` where not. Always where left out. */
  readonly mayPass?: () => boolean;
  readonly onPass: (pass: DeepPass) => void;
}

/** Every page is followed by a rest of at least this, and of as long as the page took: others go first. */
const LEAST_REST_MS = 5;

/**
 * Verifies every read model deep, again and again, beside the live work and behind it. A finding is told by `onPass`
 * and stands in `last`; the read model goes on, for who reads it must see both.
 */
export class DeepPasses {
  /** The last pass that came to an end. */
  last: DeepPass | undefined;
  /** Which projection is being verified, and how far. */
  running: { readonly projection: string; readonly part: number; readonly done: number } | undefined;
  readonly ended: Promise<void>;

  constructor(private readonly options: DeepPassesOptions) {
    this.ended = this.go().catch(() => undefined);
  }

  private async go(): Promise<void> {
    const { signal, everyMs, firstAfterMs, mayPass = () => true } = this.options;
    let wait = firstAfterMs;
    while (!signal.aborted) {
      await pause(wait, undefined, { signal, ref: false });
      const mine = mayPass();
      wait = mine ? everyMs : firstAfterMs;
      if (!mine) continue;
      const pass = await this.pass();
      if (signal.aborted) return;
      this.last = pass;
      this.options.onPass(pass);
    }
  }

  private async pass(): Promise<DeepPass> {
    const startedAt = new Date().toISOString();
    const projections: DeepVerification[] = [];
    try {
      for (const projection of this.options.projections) projections.push(await this.verify(projection));
      const ok = projections.every((verified) => verified.ok);
      return { startedAt, endedAt: new Date().toISOString(), ok, projections };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return { startedAt, endedAt: new Date().toISOString(), ok: false, projections, error: said };
    } finally {
      this.running = undefined;
    }
  }

  private verify(projection: DocumentProjection): Promise<DeepVerification> {
    const { store, models, signal } = this.options;
    let since = performance.now();
    return verifyDeep({
      ...{ store, models, projection, signal },
      onProgress: ({ part, done }) => (this.running = { projection: projection.name, part, done }),
      breathe: async () => {
        const worked = performance.now() - since;
        await pause(Math.max(LEAST_REST_MS, worked), undefined, { signal, ref: false }).catch(() => undefined);
        since = performance.now();
      },
    });
  }
}
