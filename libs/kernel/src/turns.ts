/**
 * Lets the commands of one process take turns per stream, so that they do not race each other in vain.
 * Correctness never depends on it: the store's expected revision decides.
 */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after all work queued before for the same stream; answers or throws as `work` does. */
  async take<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(stream) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (this.last.get(stream) === settled) this.last.delete(stream);
    }
  }
}
