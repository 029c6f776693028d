import { LoggedEvent, StoredEvent } from './envelope.js';
import { Json } from './json.js';

/** A process's event: what became of a command that it sent. Its data are {@link CommandAnswered}. */
export const COMMAND_ANSWERED = 'ProcessCommandAnswered';

export interface CommandAnswered {
  readonly process: string;
  readonly instance: string;
  readonly ordinal: number;
  /** The stream that the command was for. */
  readonly stream: string;
  readonly command: string;
  readonly outcome: 'accepted' | 'refused';
  readonly revision?: number;
  readonly code?: string;
  readonly rule?: string;
}

/** A command that a process sends: to which stream, which act, with which data. */
export interface SendEffect {
  readonly kind: 'send';
  readonly stream: string;
  readonly command: { readonly type: string; readonly data: Readonly<Record<string, Json>> };
}

/** A timer: at `at` (RFC 3339 UTC) the process gets `TimerElapsed {name}`. */
export interface WakeEffect {
  readonly kind: 'wake';
  readonly at: string;
  readonly name: string;
}

export type Effect = SendEffect | WakeEffect;

/** What reaches a process instance: an event of the log, an elapsed timer, or the answer to a sent command. */
export type ProcessInput =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  | { readonly kind: 'timer'; readonly name: string; readonly at: string }
  | { readonly kind: 'refused'; readonly command: string; readonly code: string; readonly rule: string };

/**
 * A decider turned round: events come in, commands and timers go out (D8). Pure.
 * Its instance is the stream `process-<name>-<instance>`, inbox and outbox in one: every input is one append of
 * the input and the effects it led to.
 */
export interface DurableProcess<State> {
  readonly name: string;
  readonly types: readonly string[];
  /** The instance an event belongs to, or null when it is no concern of this process. */
  readonly instance: (event: LoggedEvent) => string | null;
  readonly initial: () => State;
  /** Folds the input first; `react` sees the state which includes it. */
  readonly evolve: (state: State, input: ProcessInput) => State;
  readonly react: (state: State, input: ProcessInput) => readonly Effect[];
}
