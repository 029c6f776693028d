/** What a process dies of in tests. */
export class Death extends Error {}

/** Which of an adapter's methods write: one thing at a call, or each entry of the list that is their last argument. */
export interface Writes<T> {
  readonly single: readonly (keyof T & string)[];
  readonly each: readonly (keyof T & string)[];
}

type Call = (...args: unknown[]) => Promise<unknown>;

/**
 * A process that dies around one of its writes, and from then on does nothing any more. Whatever it writes through is
 * wrapped, so that every single write is a place to die before or after.
 */
export class Mortal<T extends object> {
  /** Writes begun so far. */
  writes = 0;
  /** Dies before its i-th write for 2i, after it for 2i + 1. */
  dies = Infinity;
  /** Awaited before each write: where a test holds a process still. */
  before: () => Promise<void> = async () => undefined;
  /** What the process has in hand. */
  readonly hands: T;
  private dead = false;

  constructor(of: T, { single, each }: Writes<T>) {
    const bound = (name: string) => (Reflect.get(of, name) as Call).bind(of);
    const own = new Map<string, Call>();
    for (const name of single) own.set(name, (...args) => this.around(() => bound(name)(...args)));
    for (const name of each)
      own.set(name, async (...args) => {
        for (const entry of args.pop() as readonly unknown[]) await this.around(() => bound(name)(...args, [entry]));
      });
    this.hands = new Proxy(of, {
      get: (_, name) => {
        const value: unknown = own.get(name as string) ?? Reflect.get(of, name);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
  }

  private async around<R>(write: () => Promise<R>): Promise<R> {
    const number = this.writes++;
    await this.before();
    if (this.dead || this.dies === 2 * number) this.die();
    const answer = await write();
    if (this.dies === 2 * number + 1) this.die();
    return answer;
  }

  private die(): never {
    this.dead = true;
    throw new Death('the process died');
  }
}
