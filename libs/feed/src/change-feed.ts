import { filter, Observable, Subject } from 'rxjs';
import { Saved } from './saved.js';

/**
 * Tells every save after it is durable, in order, to whoever listens. Keeps nothing: a listener that comes late reads
 * the read model and goes on from its `n`.
 */
export class ChangeFeed {
  private readonly saves = new Subject<Saved>();
  private readonly last = new Map<string, Pick<Saved, 'n' | 'index'>>();

  /** Saves of all projections, or of one. */
  changes(projection?: string): Observable<Saved> {
    return projection === undefined
      ? this.saves.asObservable()
      : this.saves.pipe(filter((saved) => saved.projection === projection));
  }

  /** The newest save told of a projection, for heartbeats; undefined before the first. */
  latest(projection: string): Pick<Saved, 'n' | 'index'> | undefined {
    return this.last.get(projection);
  }

  /** To be given to `runProjections` as `onSaved`. */
  readonly publish = (saved: Saved): void => {
    this.last.set(saved.projection, { n: saved.n, index: saved.index });
    this.saves.next(saved);
  };

  /** Ends every subscription. */
  close(): void {
    this.saves.complete();
  }
}
