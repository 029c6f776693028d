import { setTimeout as pause } from 'node:timers/promises';
import { Subject } from 'rxjs';
import { Saved, TouchedCell } from '@tongjian/feed';
import { DocumentProjection, Turns } from '@tongjian/kernel';
import { Delta, ProjectionRef, ReadModels, sameRef, Seen, StoredDocument } from '@tongjian/read-models';

/** How often it is looked whether somebody has saved. */
const POLL_MS = 100;
/** For how long looking may fail, or take, until what is known is no longer the present. */
const TRUSTED_MS = 5_000;
/** With more changes at once than this, a reader reads everything anew. */
const MOST_CHANGED = 1_000;

interface Place {
  readonly ref: ProjectionRef;
  readonly seen: Seen;
}

export interface PolledSavesOptions {
  readonly models: ReadModels;
  readonly projection: Pick<DocumentProjection, 'name' | 'rollups'>;
  readonly signal: AbortSignal;
  readonly onTrouble?: (error: unknown) => void;
  /** Milliseconds that never go back. */
  readonly now?: () => number;
}

/**
 * The saves of a read model that another process makes, found by looking: every message tells what changed since the
 * one before, be it one save or several.
 */
export class PolledSaves {
  readonly saves = new Subject<Saved>();
  private readonly turns = new Turns();
  private place: Place | undefined;
  private lookedAt: number;
  private readonly now: () => number;

  constructor(private readonly options: PolledSavesOptions) {
    this.now = options.now ?? (() => performance.now());
    this.lookedAt = this.now();
  }

  /** Whether it could be looked a moment ago, so that every save since is told or about to be. */
  get current(): boolean {
    return this.now() - this.lookedAt < TRUSTED_MS;
  }

  /** Looks until the signal aborts. */
  async run(): Promise<void> {
    const { signal, onTrouble } = this.options;
    let troubled = false;
    while (!signal.aborted) {
      try {
        await this.poll();
        troubled = false;
      } catch (error) {
        if (!troubled) onTrouble?.(error);
        troubled = true;
      }
      await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
    this.saves.complete();
  }

  /** The newest save that was told of. */
  latest(): Pick<Saved, 'n' | 'index'> | undefined {
    return this.place && { n: this.place.seen.n, index: this.place.seen.position };
  }

  /** Everything that changed after save `n`, told as one; undefined where that is not known. */
  async since(n: number): Promise<Saved | undefined> {
    await this.poll();
    const { place } = this;
    if (!place || n > place.seen.n) return undefined;
    const changed = await this.changed(place.ref, n, place.seen.n);
    return changed && this.saved(place, n, changed, []);
  }

  poll(): Promise<void> {
    return this.turns.take('poll', () => this.look());
  }

  private async look(): Promise<void> {
    const at = this.now();
    await this.tellNew();
    this.lookedAt = at;
  }

  private async tellNew(): Promise<void> {
    const { models, projection } = this.options;
    const ref = await models.active(projection.name);
    const seen = ref && (await models.seen(ref));
    if (!ref || !seen) return;
    const before = this.place;
    const same = before !== undefined && sameRef(before.ref, ref);
    if (same && before.seen.n === seen.n) return;
    const goesOn = same && before.seen.n < seen.n;
    const changed = goesOn ? await this.changed(ref, before.seen.n, seen.n) : undefined;
    const cells = changed ? await this.cells(ref, before!.seen.position, seen.position) : [];
    this.place = { ref, seen };
    if (before) this.saves.next(this.saved(this.place, changed ? before.seen.n : -1, changed ?? [], cells));
  }

  private saved({ ref, seen }: Place, prev: number, changed: Saved['changed'], cells: Saved['cells']): Saved {
    return { projection: ref.name, ref, prev, n: seen.n, index: seen.position, seen, changed, cells };
  }

  /** What was written by the saves after one and up to another; undefined where it is too much to tell. */
  private async changed(ref: ProjectionRef, after: number, to: number): Promise<Saved['changed'] | undefined> {
    const found = await this.options.models.changedSince(ref, after, MOST_CHANGED);
    if (found.length === MOST_CHANGED) return undefined;
    const within = ({ at }: StoredDocument) => at.n <= to;
    return found.filter(within).map(({ key, document }) => ({ key, document }));
  }

  private async cells(ref: ProjectionRef, after: number, to: number): Promise<readonly TouchedCell[]> {
    const { models, projection } = this.options;
    const limit = MOST_CHANGED;
    const found = await Promise.all(
      projection.rollups.map(({ name }) => models.deltas(ref, { rollup: name, after, to, limit })),
    );
    return touched(found.flat());
  }
}

/** The changes of each cell added up. */
function touched(deltas: readonly (Omit<Delta, 'cell'> & Pick<TouchedCell, 'cell'>)[]): readonly TouchedCell[] {
  const cells = new Map<string, TouchedCell>();
  for (const { rollup, cell, measures, documents } of deltas) {
    const id = JSON.stringify([rollup, cell]);
    const known = cells.get(id);
    const total: Record<string, number> = { ...measures };
    for (const [name, value] of Object.entries(known?.measures ?? {})) total[name] = (total[name] ?? 0) + value;
    cells.set(id, { rollup, cell, measures: total, documents: documents + (known?.documents ?? 0) });
  }
  return [...cells.values()];
}
