/** Those who wait until a projection was scanned up to an index. */
export class Waiting {
  private readonly waiters = new Set<{ readonly index: number; readonly wake: () => void }>();

  /** Resolves when `reached` gets there or the time is over, whichever comes first. */
  async until(index: number, reached: () => number, timeoutMs: number): Promise<number> {
    if (reached() < index && timeoutMs > 0)
      await new Promise<void>((resolve) => {
        const waiter = { index, wake: () => done() };
        const timer = setTimeout(() => done(), timeoutMs);
        const done = () => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve();
        };
        this.waiters.add(waiter);
      });
    return reached();
  }

  arrived(index: number): void {
    for (const waiter of this.waiters) if (waiter.index <= index) waiter.wake();
  }

  /** Lets everybody go: nothing more will come. */
  release(): void {
    for (const waiter of this.waiters) waiter.wake();
  }
}
