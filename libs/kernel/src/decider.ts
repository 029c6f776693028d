import { NewEvent, StoredEvent } from './envelope.js';
import { Refusal } from './refusal.js';

/** What a command leads to: at least one event, or a refusal. An accepted act never yields nothing. */
export type Decision = { readonly events: readonly [NewEvent, ...NewEvent[]] } | { readonly refused: Refusal };

export const accept = (...events: readonly [NewEvent, ...NewEvent[]]): Decision => ({ events });
export const refuse = (refusal: Refusal): Decision => ({ refused: refusal });
export const isRefused = (decision: Decision): decision is { readonly refused: Refusal } => 'refused' in decision;

/**
 * The whole of a consistency boundary: pure, total, ignorant of storage and of the clock (D2).
 * `Context` brings what the outside world gives: actor, instant, procedures, calendar, registry facts.
 */
export interface Decider<Command, State, Context> {
  readonly initial: () => State;
  readonly decide: (state: State, command: Command, context: Context) => Decision;
  /** Owns `state` and may change it in place; an unknown type or shape must throw UnknownEvent (log.md 5). */
  readonly evolve: (state: State, event: StoredEvent) => State;
}

/** An event that the code does not know stops a decider; it is never ignored (log.md 5). */
export class UnknownEvent extends Error {
  constructor(event: Pick<StoredEvent, 'stream' | 'revision' | 'type' | 'shape'>) {
    super(`${event.stream}@${event.revision}: ${event.type} shape ${event.shape} is not known here`);
    this.name = 'UnknownEvent';
  }
}

export const fold = <State>(
  decider: Pick<Decider<never, State, never>, 'evolve' | 'initial'>,
  events: Iterable<StoredEvent>,
): State => {
  let state = decider.initial();
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
