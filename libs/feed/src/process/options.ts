import { DurableProcess, Effect, Outcome, ProcessInput } from '@tongjian/kernel';
import { EventStore } from '@tongjian/event-store';

/** A command that a process sends. The same `commandId` may come more than once and must have one effect. */
export interface ProcessCommand {
  readonly process: string;
  readonly instance: string;
  /** The process instance's own stream. */
  readonly from: string;
  /** The stream that the command is for. */
  readonly stream: string;
  readonly command: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly jurisdiction: string;
  /** Where a timer led to the command: the instant at which it was due. */
  readonly dueAt?: string;
}

/** A durable process of whatever state; only the runner hands states to it, and only those that it made. */
export interface AnyProcess extends Pick<DurableProcess<never>, 'name' | 'types' | 'instance'> {
  readonly initial: () => unknown;
  readonly evolve: (state: never, input: ProcessInput) => unknown;
  readonly react: (state: never, input: ProcessInput) => readonly Effect[];
}

export interface ProcessOptions {
  readonly store: EventStore;
  readonly processes: readonly AnyProcess[];
  /** Carries a command to its decider and answers what became of it. What throws is sent again, with the same id. */
  readonly send: (command: ProcessCommand) => Promise<Outcome>;
  /** The present instant, RFC 3339 UTC with milliseconds. */
  readonly clock: () => string;
  readonly signal: AbortSignal;
  /** Whether this process may take, send and fire now; else it only follows, to go on where another stops. Always where left out. */
  readonly mayAct?: () => boolean;
  readonly onFault?: (error: unknown) => void;
  /** How often the due list is looked at when no event arrives; default 500 ms, 0 never (then call `tick`). */
  readonly pollMs?: number;
}

/** A timer that has not elapsed. */
export interface Due {
  readonly at: string;
  readonly process: string;
  readonly instance: string;
  readonly name: string;
}

export interface ProcessStatus {
  readonly process: string;
  readonly instances: number;
  readonly through: number;
  readonly unsent: number;
  readonly due: readonly Due[];
  /** Commands that were refused, newest last. */
  readonly refused: readonly { readonly instance: string; readonly command: string; readonly code: string }[];
  /** Instances whose next step cannot be done now; it is tried again and again, the others go on. */
  readonly faults: readonly { readonly instance: string; readonly error: string }[];
}

export interface RunningProcesses {
  status(): readonly ProcessStatus[];
  /** Looks at the due list: to be called when the clock was moved. */
  tick(): Promise<void>;
  /** Resolves when nothing is left to take, send or fire, the log being read to its present end. */
  settled(): Promise<void>;
  readonly caughtUp: Promise<void>;
  readonly ended: Promise<void>;
}
