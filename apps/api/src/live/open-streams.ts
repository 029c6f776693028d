/** How many streams each subject has open: a page needs two or three, a runaway client has no bound of its own. */
export class OpenStreams {
  private readonly open = new Map<string, number>();

  constructor(private readonly most = 16) {}

  /** Whether one more may be opened; if so it counts until the answer is called. */
  begin(subject: string): (() => void) | undefined {
    const count = this.open.get(subject) ?? 0;
    if (count >= this.most) return undefined;
    this.open.set(subject, count + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const left = this.open.get(subject)! - 1;
      if (left > 0) this.open.set(subject, left);
      else this.open.delete(subject);
    };
  }
}
