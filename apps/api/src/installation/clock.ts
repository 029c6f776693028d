import { answer } from '../problem/index.js';

/** Which instant an act is judged at (log.md 4). Instants are RFC 3339 UTC with milliseconds. */
export interface Clock {
  /** The present instant; asking changes nothing. */
  readonly now: () => string;
  /**
   * The instant at which an act is judged. It moves nothing: the act may still be refused.
   * @throws ProblemAnswer where a caller's time is refused, or the machine's clock stands behind the log.
   */
  readonly judge: (given?: string) => string;
  /** Told of an act that is accepted, when its events are sealed: the clock stands at its instant or later. Answers the present. */
  readonly reach: (at: string) => string;
  /** Takes in that another process recorded an event at an instant. */
  readonly heard: (recordedAt: string) => void;
}

/** The machine's clock, which must not stand behind the log by more than the tolerance. */
export function realClock(floor: string, toleranceMs: number, machine: () => number = Date.now): Clock {
  let last = floor;
  const now = () => new Date(machine()).toISOString();
  return {
    now,
    judge: (given) => {
      if (given !== undefined)
        throw answer('bad-header', 'Tongjian-Time: only a simulation takes its clock from the caller');
      const at = now();
      const behindMs = last === '' ? 0 : Date.parse(last) - Date.parse(at);
      if (behindMs > toleranceMs)
        throw answer('not-writable', `this machine's clock stands ${behindMs} ms behind the log`, {
          behindMs,
          toleranceMs,
        });
      return at;
    },
    reach: (at) => {
      if (at > last) last = at;
      return now();
    },
    heard: (recordedAt) => {
      if (recordedAt > last) last = recordedAt;
    },
  };
}

/** A simulation's clock: set by its callers, never backwards; between two settings it runs on. */
export function simulatedClock(begin: string, machine: () => number = Date.now): Clock {
  let last = begin;
  let since = machine();
  const now = () => new Date(Date.parse(last) + Math.max(0, machine() - since)).toISOString();
  const set = (at: string) => {
    last = at;
    since = machine();
  };
  return {
    now,
    judge: (given) => {
      if (given === undefined) return now();
      const at = new Date(given).toISOString();
      if (at < last) throw answer('ClockBackwards', `Tongjian-Time ${at} lies before ${last}`, { given: at, last });
      return at;
    },
    reach: (at) => {
      if (at > last) set(at);
      return now();
    },
    heard: (recordedAt) => {
      if (recordedAt > now()) set(recordedAt);
    },
  };
}
