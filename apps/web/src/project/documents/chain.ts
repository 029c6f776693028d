import { LoggedEvent } from '../../client/types';
import { genesisOf, hashOf } from './eventHash';

export interface Unfit {
  readonly event: LoggedEvent;
  /** `altered`: the event does not say what its hash was made of. `unlinked`: it does not follow from the one before. */
  readonly fault: 'altered' | 'unlinked';
}

/** The first event that does not fit; undefined where every hash is what the event says and every link meets. */
export async function firstUnfit(subtle: SubtleCrypto, events: readonly LoggedEvent[]): Promise<Unfit | undefined> {
  let before: LoggedEvent | undefined;
  for (const event of events) {
    const prev = before ? before.meta.hash : await genesisOf(subtle, event.stream);
    const follows =
      event.meta.prev === prev &&
      event.revision === (before ? before.revision + 1 : 0) &&
      (before === undefined || before.stream === event.stream);
    if (!follows) return { event, fault: 'unlinked' };
    if ((await hashOf(subtle, event)) !== event.meta.hash) return { event, fault: 'altered' };
    before = event;
  }
  return undefined;
}
