import { randomBytes } from 'node:crypto';

const LIVES_MS = 60_000;

/** Short-lived stand-ins for a token, for clients that cannot send headers with a stream (EventSource). */
export class Tickets {
  private readonly given = new Map<string, { readonly token: string; readonly until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  give(token: string): { readonly ticket: string; readonly expiresAt: string } {
    const now = this.now();
    for (const [ticket, { until }] of this.given) if (until <= now) this.given.delete(ticket);
    const ticket = randomBytes(24).toString('base64url');
    this.given.set(ticket, { token, until: now + LIVES_MS });
    return { ticket, expiresAt: new Date(now + LIVES_MS).toISOString() };
  }

  /** The token that a ticket stands for, once, while it lives. */
  token(ticket: string): string | undefined {
    const found = this.given.get(ticket);
    this.given.delete(ticket);
    return found && found.until > this.now() ? found.token : undefined;
  }
}
