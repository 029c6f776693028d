import { SideEntry } from '@tongjian/data-folder';
import { EventStore } from '@tongjian/event-store';
import { Cause, execute, load, Loaded, Outcome, StreamCache, Turns } from '@tongjian/kernel';
import { access, ACCESS_STREAM, AccessCommand, AccessRegister, Grant, grantsOf, isActive } from '@tongjian/registry';
import { Clock } from '../installation/clock.js';

/** The access stream folded and kept at hand: what this process writes to it holds from the moment it is written. */
export class AccessBook {
  private readonly turns = new Turns();
  private readonly grants = new Map<string, readonly Grant[]>();

  private constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private known: Loaded<AccessRegister>,
  ) {}

  static async open(store: EventStore, clock: Clock): Promise<AccessBook> {
    return new AccessBook(store, clock, await load(store, access, ACCESS_STREAM));
  }

  get register(): AccessRegister {
    return this.known.state;
  }

  isActive(subject: string): boolean {
    return isActive(this.register, subject);
  }

  /** Whether the secret kept beside the log is the one that the log last tells of. */
  isCurrent({ subject, reset }: Pick<SideEntry, 'subject' | 'reset'>): boolean {
    return reset === null || reset === (this.register.resets.get(subject) ?? '');
  }

  /** The standing grants of a person or system at this moment. */
  grantsOf(subject: string): readonly Grant[] {
    const kept = this.grants.get(subject);
    if (kept) return kept;
    const found = grantsOf(this.register, subject);
    if (this.grants.size < 10_000) this.grants.set(subject, found);
    return found;
  }

  /** Reads what others have written since. */
  async readOn(): Promise<void> {
    const before = this.known.head.revision;
    this.known = await load(this.store, access, ACCESS_STREAM, this.known);
    if (this.known.head.revision !== before) this.grants.clear();
  }

  /** Takes in that the stream has a revision, by whomever it was written. */
  async heard(revision: number): Promise<void> {
    if (revision > this.known.head.revision) await this.readOn();
    this.grants.clear();
  }

  /** Registers, disables, grants or revokes; the next request already sees it. */
  change(command: AccessCommand, cause: Cause): Promise<Outcome> {
    return this.turns.take(ACCESS_STREAM, async () => {
      try {
        return await execute({
          log: this.store,
          decider: access,
          stream: ACCESS_STREAM,
          command,
          cause,
          context: () => ({ actor: cause.actor }),
          cache: this.cache,
          clock: () => this.clock.reach(cause.at),
        });
      } finally {
        this.grants.clear();
      }
    });
  }

  private readonly cache: StreamCache = {
    get: () => this.known,
    set: (_, loaded) => void (this.known = loaded as Loaded<AccessRegister>),
    delete: () => undefined,
  };
}
