/** Wakes those who wait for more of the log. */
export class Bell {
  /** How often it rang: who saw this change need not wait. */
  rung = 0;
  private readonly waiting = new Set<() => void>();

  ring(): void {
    this.rung += 1;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  /** Resolves at the next ring, or when `signal` aborts. */
  next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
