import { Answer, Asker, PROPOSAL } from '../processes.js';

/** One command as it was asked for, and what became of it. */
export interface Order {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The receipt, once there was one; else nobody knows whether it was done. */
  receipt?: Answer['body'];
}

/** Asks for acts, one after another in each of several hands, as long as it is let. */
export class Load {
  readonly orders: Order[] = [];
  /** Receipts given, and answers or silences that leave it open. */
  readonly counts = { acknowledged: 0, unknown: 0 };
  private going = true;
  private readonly hands: Promise<void>[] = [];

  /** `asker` gives a hand somebody to ask; it is called again after each silence, for an api process may be gone. */
  constructor(
    hands: number,
    private readonly asker: (hand: number) => Promise<Asker>,
  ) {
    for (let hand = 0; hand < hands; hand++) this.hands.push(this.work(hand));
  }

  async end(): Promise<void> {
    this.going = false;
    await Promise.all(this.hands);
  }

  private async work(hand: number): Promise<void> {
    let by = await this.asker(hand);
    for (let i = 0; this.going; i++) {
      const proposed = await this.ask(by, '/api/v1/projects', PROPOSAL, `${hand}-${i}`);
      const { project, etag } = proposed.receipt ?? {};
      const path = `/api/v1/projects/${String(project)}/proposal/revise`;
      const revision = { title: `改 ${hand}-${i}`, reason: '更正' };
      const last = proposed.receipt
        ? await this.ask(by, path, revision, `${hand}-${i}-r`, { 'if-match': String(etag) })
        : proposed;
      if (last.receipt) continue;
      await new Promise((resolve) => setTimeout(resolve, 100));
      by = await this.asker(hand).catch(() => by);
    }
  }

  private async ask(
    by: Asker,
    path: string,
    body: unknown,
    key: string,
    headers: Record<string, string> = {},
  ): Promise<Order> {
    const order: Order = { path, body, key, headers };
    this.orders.push(order);
    const answer = await by.post(path, body, { ...headers, 'idempotency-key': key }).catch(() => undefined);
    if (answer && answer.status < 300) {
      order.receipt = answer.body;
      this.counts.acknowledged += 1;
    } else this.counts.unknown += 1;
    if (answer && answer.status >= 400 && answer.status < 500)
      throw new Error(`${path} was refused: ${JSON.stringify(answer.body).slice(0, 300)}`);
    return order;
  }
}
