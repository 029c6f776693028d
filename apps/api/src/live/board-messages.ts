import { map, Observable, Subject, Subscription } from 'rxjs';
import { Saved } from '@tongjian/feed';
import { shown } from '../hosting/projections.js';
import { Caller, CallerNow, sees } from '../access/caller.js';
import { jurisdictionOf } from '../reads/project-model.js';
import { LiveMessage } from './event-stream.js';

/** How many saves are kept for readers who come back. */
const KEPT = 500;

/** The saves of the project read model, the latest of them kept, so that a dropped line resumes without gap or repeat. */
export class BoardMessages {
  private readonly kept: Saved[] = [];
  private readonly told = new Subject<Saved>();
  private readonly subscription: Subscription;

  constructor(saves: Observable<Saved>) {
    this.subscription = saves.subscribe((saved) => {
      this.kept.push(saved);
      if (this.kept.length > KEPT) this.kept.shift();
      this.told.next(saved);
    });
  }

  latest(): Pick<Saved, 'n' | 'index'> | undefined {
    return this.kept.at(-1);
  }

  /**
   * What a caller may see, by the rights of that moment, of every save after `n` (default: from here on). Where the saves after `n` are no longer
   * kept, a `reset` comes first: read anew.
   */
  after(n: number | undefined, callerNow: CallerNow): Observable<LiveMessage> {
    return new Observable<Saved | 'reset'>((reader) => {
      if (n !== undefined) {
        const [oldest] = this.kept;
        const missed = this.kept.filter((saved) => saved.n > n);
        if (missed[0] ? missed[0].prev > n : oldest === undefined || n > this.latest()!.n) reader.next('reset');
        missed.forEach((saved) => reader.next(saved));
      }
      return this.told.subscribe(reader);
    }).pipe(map((saved) => (saved === 'reset' ? this.reset() : message(saved, callerNow()))));
  }

  close(): void {
    this.subscription.unsubscribe();
    this.told.complete();
  }

  private reset(): LiveMessage {
    const { n = 0, index = 0 } = this.latest() ?? {};
    return { event: 'reset', data: { n, index } };
  }
}

function message({ n, prev, index, changed, cells }: Saved, caller: Caller | undefined): LiveMessage {
  const all = caller?.grants.some(({ jurisdiction }) => jurisdiction === 'root') ?? false;
  const seen = changed
    .filter(({ document }) => all || (caller && document !== null && sees(caller, jurisdictionOf(document))))
    .map(({ key, document }) => ({ key, document: document && shown(document) }));
  return { event: 'board', id: String(n), data: { n, prev, index, changed: seen, ...(all ? { cells } : {}) } };
}
