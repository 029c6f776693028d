import { Source, Text } from '@tongjian/kernel';
import { RulePeriod } from '../period.js';
import { ActKey } from '../types.js';

/** A point at which an obligation turned: when, and by which event; time alone makes one overdue, or ends a hold. */
export interface Turn {
  readonly kind: 'begun' | 'paused' | 'resumed' | 'met' | 'metLate' | 'cancelled' | 'overdue';
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly event?: string;
}

/** One duty that somebody has, or had, because something happened. A value: the same marking gives the same. */
export interface Obligation {
  /** The rule with the event and key that opened it: the same for ever. */
  readonly id: string;
  /** The rule's id; `rule` is the number shown to people. */
  readonly relation: string;
  readonly rule: string;
  readonly source: readonly Source[];
  readonly text: Text;
  /** The act that is due, and the key it is due at, or below which it is. */
  readonly act: string;
  readonly key: ActKey;
  readonly start: { readonly act: string; readonly key: ActKey; readonly event: string; readonly at: string };
  readonly period: RulePeriod;
  readonly state: 'running' | 'paused' | 'met' | 'metLate' | 'cancelled' | 'overdue';
  /**
   * The last lawful day in Beijing and the end of it; provisional where it rests on a year whose holidays are not
   * published. Left out while the clock stands still.
   */
  readonly due?: { readonly date: string; readonly at: string; readonly provisional: boolean };
  /** The first moment at which time alone changes it, if nothing else happens. */
  readonly next?: string;
  /** What has become of it, in order. */
  readonly turns: readonly Turn[];
  /** Where the act is a publication: by which channel, for whom. */
  readonly channel?: string;
  readonly audience?: string;
}
