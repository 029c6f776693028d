import { ServerResponse } from 'node:http';

/** Messages that may wait for a reader who is slower than the house. */
const MOST_WAITING = 20_000;

/**
 * A line to one reader: what is said goes out as fast as the reader takes it, in order, the rest waits. A reader who
 * leaves more waiting than the line holds is cut off, having got what came before, and resumes from there.
 */
export class Line {
  private waiting: string[] = [];
  private next = 0;
  private full = false;

  constructor(
    private readonly raw: Pick<ServerResponse, 'write' | 'end' | 'destroy' | 'on' | 'writableEnded'>,
    private readonly mostWaiting = MOST_WAITING,
  ) {
    raw.on('drain', () => {
      this.full = false;
      this.flush();
    });
  }

  say(text: string): void {
    if (this.raw.writableEnded) return;
    if (this.waiting.length - this.next >= this.mostWaiting) return void this.raw.destroy();
    this.waiting.push(text);
    this.flush();
  }

  /** Says nothing more; what waits is given up, for its reader can resume. */
  end(): void {
    this.waiting = [];
    this.next = 0;
    this.raw.end();
  }

  private flush(): void {
    while (!this.full && this.next < this.waiting.length) this.full = !this.raw.write(this.waiting[this.next++]!);
    if (this.next === this.waiting.length) {
      this.waiting = [];
      this.next = 0;
    }
  }
}
