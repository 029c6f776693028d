import type { AppendExpectedRevision, EventData } from '@eventstore/db-client';
import { Appended, Expected, genesisOf, SealedEvent } from '@tongjian/kernel';
import { AppendFault, StoreRefused, StoreUnreachable, StreamCut } from '../faults.js';
import { actualOf, checkAppend, checkPrev, StreamHead } from '../row/admission.js';
import { Server } from './client.js';
import { Heads } from './heads.js';
import { KnownIds } from './known-ids.js';
import { faultOf, isPassing, pause, within } from './patience.js';
import { proposed } from './record.js';
import { Patience, Troubles } from './settings.js';
import { Space } from './space.js';
import { Streams } from './streams.js';

const IDS = 100_000;

/** What the client says of an append that the server refused. */
interface ServerError {
  readonly type?: string;
  readonly actualVersion?: bigint | 'no_stream';
}

/** Appends at an expected revision: acknowledged means there, exactly once. */
export class Appending {
  private readonly ids = new KnownIds(IDS);

  constructor(
    private readonly server: Server,
    private readonly space: Space,
    private readonly heads: Heads,
    private readonly streams: Streams,
    private readonly patience: Patience,
    private readonly troubles: Troubles,
    private readonly written: (position: number) => void,
  ) {}

  async append(stream: string, events: readonly SealedEvent[], expected: Expected): Promise<Appended> {
    checkAppend(stream, events, expected);
    const payload = events.map((event) => proposed(this.server.driver, event));
    const lost = await this.lostBefore(stream, events, expected);
    if (lost) return lost;
    const again = events.find(({ id }) => this.ids.has(id));
    if (again) throw new AppendFault(stream, `the id ${again.id} is in the log already`);
    const appended = await this.send(stream, events, payload, expected);
    if (appended.written) this.remember(stream, events, Number(appended.position));
    return appended;
  }

  /** What is known of the stream before asking the server: a lost race, or a wrong predecessor, which is a fault. */
  private async lostBefore(
    stream: string,
    events: readonly SealedEvent[],
    expected: Expected,
  ): Promise<Appended | undefined> {
    const known = this.heads.get(stream);
    if (known && known.revision > revisionOf(expected)) return { written: false, actual: known.revision };
    const head = expected === 'absent' || known?.revision === expected ? known : await this.headAt(stream, expected);
    // Where the stream ends before the expected revision, the server says so.
    if (expected !== 'absent' && !head) return undefined;
    if (events[0]!.meta.prev !== (head?.hash ?? genesisOf(stream))) {
      const last = await this.streams.last(stream);
      const actual = actualOf(last && headOf(last));
      if (actual !== expected) return { written: false, actual };
    }
    checkPrev(stream, events[0]!, head);
    return undefined;
  }

  private async headAt(stream: string, revision: number): Promise<StreamHead | undefined> {
    const event = await this.streams.at(stream, revision);
    return event && headOf(event);
  }

  /**
   * Sends until there is an answer: always the same events at the same expected revision, so that the server knows a
   * repeat. Where none comes, or the answer to a repeat is no, the stream itself says what became of it.
   */
  private async send(
    stream: string,
    events: readonly SealedEvent[],
    payload: readonly EventData[],
    expected: Expected,
  ): Promise<Appended> {
    const { client, driver } = this.server;
    const expectedRevision: AppendExpectedRevision = expected === 'absent' ? driver.NO_STREAM : BigInt(expected);
    const end = Date.now() + this.patience.patienceMs;
    for (let attempt = 0; ; attempt++)
      try {
        const sent = client.appendToStream(this.space.stored(stream), [...payload], { expectedRevision });
        const { nextExpectedRevision, position } = await within(this.patience.answerWithinMs, sent);
        if (Number(nextExpectedRevision) !== events.at(-1)!.revision)
          throw new StreamCut(stream, 'was deleted before and went on at a later revision');
        if (position) return { written: true, position: String(position.commit) };
        return (await this.found(stream, events)) ?? { written: false, actual: 'absent' };
      } catch (error) {
        const { type, actualVersion } = error as ServerError;
        if (type === 'wrong-expected-version') {
          const ours = attempt > 0 ? await this.found(stream, events) : undefined;
          return ours ?? { written: false, actual: actualVersion === 'no_stream' ? 'absent' : Number(actualVersion) };
        }
        if (type === 'stream-deleted') throw new StreamCut(stream, 'was deleted for good');
        if (type === 'maximum-append-size-exceeded')
          throw new AppendFault(stream, 'the server takes no append so large');
        if (!isPassing(error)) throw faultOf(error, `appending to ${stream}`);
        if (Date.now() > end) return await this.lastWord(stream, events, error);
        this.troubles.appendedAgain += 1;
        await pause(attempt);
      }
  }

  /** No answer for as long as we are patient: if the events are there, they were written; if not, nobody knows. */
  private async lastWord(stream: string, events: readonly SealedEvent[], cause: unknown): Promise<Appended> {
    const found = await this.found(stream, events).catch((error: unknown) => {
      if (error instanceof StoreUnreachable || error instanceof StoreRefused) return undefined;
      throw error;
    });
    if (found) return found;
    throw new StoreUnreachable(`an append to ${stream} was not acknowledged and may or may not be written`, cause);
  }

  /** These very events where they would stand, if they do. */
  private async found(stream: string, events: readonly SealedEvent[]): Promise<Appended | undefined> {
    const last = events.at(-1)!;
    const stored = await this.streams.at(stream, last.revision);
    return stored?.meta.hash === last.meta.hash ? { written: true, position: stored.position } : undefined;
  }

  private remember(stream: string, events: readonly SealedEvent[], position: number): void {
    const last = events.at(-1)!;
    for (const { id } of events) this.ids.add(id);
    this.heads.set(stream, { revision: last.revision, hash: last.meta.hash });
    this.written(position);
  }
}

const revisionOf = (expected: Expected): number => (expected === 'absent' ? -1 : expected);
const headOf = ({ revision, meta }: SealedEvent | { revision: number; meta: { hash: string } }): StreamHead => ({
  revision,
  hash: meta.hash,
});
