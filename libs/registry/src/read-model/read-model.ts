import { accept, Decider, UnknownEvent } from '@tongjian/kernel';
import { refused } from '../refusal.js';
import { READ_MODEL_EVENTS } from './events.js';

/** An operator leaves a key parked, for a reason: its events wait in the log until somebody unparks it. */
export interface KeepParkedKey {
  readonly type: 'KeepParkedKey';
  readonly data: {
    readonly key: string;
    /** Index of the first event that waits. */
    readonly position: number;
    readonly error: string;
    readonly reason: string;
  };
}

/** A changed fold was proven to give what stands in the read model, which it keeps. */
export interface MendFold {
  readonly type: 'MendFold';
  readonly data: {
    readonly version: number;
    /** Proven up to this index of the log. */
    readonly position: number;
    readonly from: string;
    readonly to: string;
  };
}

export type ReadModelCommand = KeepParkedKey | MendFold;

const RULE = 'read-model/kept-for-a-reason';

/** What was decided about one read model. Nothing here skips an event: a parked key's events stay in the log. */
export const readModel: Decider<ReadModelCommand, undefined, unknown> = {
  initial: () => undefined,

  decide(_, { type, data }) {
    if (type === 'MendFold') return accept({ type: 'FoldMended', data: { ...data } });
    const { key, reason } = data;
    if (reason.trim() === '')
      return refused('ReasonMissing', RULE, { zh: '须说明理由', en: 'A key is left parked for a reason' }, { key });
    return accept({ type: 'ParkedKeyKept', data: { ...data } });
  },

  evolve(_, event) {
    if (!(event.type in READ_MODEL_EVENTS) || event.shape !== 1) throw new UnknownEvent(event);
    return undefined;
  },
};
