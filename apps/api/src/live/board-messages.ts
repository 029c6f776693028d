import { map, Observable, Subject, Subscription } from 'rxjs';
import { Saved } from '@tongjian/feed';
import { shown } from '../hosting/projections.js';
import { Caller, CallerNow, sees } from '../access/caller.js';
import { jurisdictionOf } from '../reads/project-model.js';
import { LiveMessage } from './event-stream.js';

/** How many saves are kept for readers who come back. */
const KEPT = 500;

/** Where else than here it is known what was saved: in the read model itself. */
export interface Elsewhere {
  latest(): Pick<Saved, 'n' | 'index'> | undefined;
  /** Whether what it tells is the present, as far as somebody saves it. */
  readonly current: boolean;
  /** Everything that changed after save `n`, told as one; undefined where that is not known. */
  since(n: number): Promise<Saved | undefined>;
}

/**
 * The saves of the project read model, the latest of them kept, so that a dropped line resumes without gap or repeat,
 * be it here or at another api process: saves have the same numbers everywhere.
 */
export class BoardMessages {
  private readonly kept: Saved[] = [];
  private readonly told = new Subject<Saved>();
  private readonly subscription: Subscription;

  constructor(
    saves: Observable<Saved>,
    private readonly elsewhere?: Elsewhere,
  ) {
    this.subscription = saves.subscribe((saved) => {
      this.kept.push(saved);
      if (this.kept.length > KEPT) this.kept.shift();
      this.told.next(saved);
    });
  }

  /** Whether a save would be told here at once. */
  get current(): boolean {
    return this.elsewhere?.current ?? true;
  }

  latest(): Pick<Saved, 'n' | 'index'> | undefined {
    return this.kept.at(-1) ?? this.elsewhere?.latest();
  }

  /**
   * What a caller may see, by the rights of that moment, of every save after `n` (default: from here on). Where the
   * saves after `n` are not known any more, a `reset` comes first: read anew.
   */
  after(n: number | undefined, callerNow: CallerNow): Observable<LiveMessage> {
    return new Observable<Saved | 'reset'>((reader) => {
      let last = n;
      let waiting: Saved[] | undefined = [];
      const tell = (saved: Saved) => {
        if (last !== undefined && saved.n <= last) return;
        reader.next(last === undefined || saved.prev < 0 || saved.prev >= last ? saved : { ...saved, prev: last });
        last = saved.n;
      };
      const following = this.told.subscribe({
        next: (saved) => void (waiting ? waiting.push(saved) : tell(saved)),
        complete: () => reader.complete(),
      });
      const goOn = (missed: readonly Saved[] | 'reset') => {
        if (missed === 'reset') {
          reader.next('reset');
          last = undefined;
        } else missed.forEach(tell);
        const arrived = waiting ?? [];
        waiting = undefined;
        arrived.forEach(tell);
      };
      if (n === undefined) goOn([]);
      else if (this.elsewhere) this.since(n, this.elsewhere).then(goOn, (error: unknown) => reader.error(error));
      else goOn(this.missedAfter(n));
      return following;
    }).pipe(map((saved) => (saved === 'reset' ? this.reset() : message(saved, callerNow()))));
  }

  /** The kept saves after `n`. */
  private missedAfter(n: number): readonly Saved[] | 'reset' {
    const [oldest] = this.kept;
    const missed = this.kept.filter((saved) => saved.n > n);
    const unknown = missed[0] ? missed[0].prev > n : oldest === undefined || n > this.latest()!.n;
    return unknown ? 'reset' : missed;
  }

  /** Other processes count the same saves but put others of them together, so what was missed is read. */
  private async since(n: number, elsewhere: Elsewhere): Promise<readonly Saved[] | 'reset'> {
    const missed = await elsewhere.since(n);
    return missed ? [missed] : 'reset';
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
