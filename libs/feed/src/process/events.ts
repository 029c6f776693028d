import { CommandAnswered, Effect, JsonObject, Outcome, ProcessInput, StoredEvent } from '@tongjian/kernel';

/** A process instance took one input in, with the effects that it led to: inbox and outbox in one append. */
export const INPUT_TAKEN = 'ProcessInputTaken';
/** An input as it is recorded; events are named, not copied. */
export type RecordedInput =
  | { readonly kind: 'event'; readonly id: string; readonly index: number; readonly type: string }
  | { readonly kind: 'timer'; readonly ordinal: number; readonly name: string; readonly at: string }
  | {
      readonly kind: 'refused';
      readonly ordinal: number;
      readonly command: string;
      readonly code: string;
      readonly rule: string;
    };

/** An effect with its number in the instance, from which its command's id is derived. */
export type NumberedEffect = Effect & { readonly ordinal: number };

export interface InputTaken {
  readonly process: string;
  readonly instance: string;
  readonly input: RecordedInput;
  readonly effects: readonly NumberedEffect[];
}

/** What became of a command, as the instance's stream keeps it. A refusal comes back as an input of its own. */
export function answerOf(
  command: Pick<CommandAnswered, 'process' | 'instance' | 'ordinal' | 'stream' | 'command'>,
  outcome: Outcome,
): CommandAnswered {
  switch (outcome.kind) {
    case 'accepted':
    case 'reused':
      return { ...command, outcome: 'accepted', revision: outcome.receipt.revision };
    case 'refused':
      return { ...command, outcome: 'refused', code: outcome.refusal.code, rule: outcome.refusal.rule };
    default:
      return { ...command, outcome: 'refused', code: 'RevisionChanged', rule: 'revision' };
  }
}

// What the runner wrote is what it reads back: sealed by hash since.
export const inputTaken = ({ data }: StoredEvent) => data as unknown as InputTaken;
export const commandAnswered = ({ data }: StoredEvent) => data as unknown as CommandAnswered;
export const dataOf = (of: InputTaken | CommandAnswered) => of as unknown as JsonObject;

/** The input as a process sees it. */
export const processInput = (input: RecordedInput, event: StoredEvent | undefined): ProcessInput | undefined => {
  if (input.kind === 'timer') return { kind: 'timer', name: input.name, at: input.at };
  if (input.kind === 'refused') return { kind: 'refused', command: input.command, code: input.code, rule: input.rule };
  return event && { kind: 'event', event };
};
