import { DurableProcess, LoggedEvent, ProcessInput, StoredEvent } from '@tongjian/kernel';
import { commandAnswered, inputTaken, NumberedEffect, processInput, RecordedInput } from './events.js';

/** An input that came in and was not taken yet. */
export interface Waiting {
  readonly input: RecordedInput;
  readonly seenAs: ProcessInput;
  /** The event it stems from: correlation, causation, jurisdiction. */
  readonly cause: LoggedEvent | undefined;
}

export type Unsent = Extract<NumberedEffect, { readonly kind: 'send' }> & {
  readonly causationId: string;
  readonly correlationId: string;
  readonly jurisdiction: string;
  readonly dueAt: string | undefined;
};
export type Timer = Extract<NumberedEffect, { readonly kind: 'wake' }>;
export interface RefusedCommand {
  readonly command: string;
  readonly code: string;
}

/**
 * One instance of a process, known only from the log: what its stream says it took, and which events of the log it has
 * not taken. Nothing else is remembered, so a restart finds it as it was left.
 */
export class Instance {
  readonly stream: string;
  revision = -1;
  hash: string | undefined;
  recordedAt = '';
  /** The revision of an append of ours that the feed has not brought back. */
  awaited = -1;
  readonly refused: RefusedCommand[] = [];
  /** Why its next step could not be done; it is tried again. */
  fault: string | undefined;
  private state: unknown;
  private effects = 0;
  private readonly events = new Map<number, LoggedEvent>();
  private readonly refusals = new Map<number, Extract<RecordedInput, { kind: 'refused' }>>();
  private readonly sends = new Map<number, Unsent>();
  private readonly wakes = new Map<number, Timer>();
  private origin: LoggedEvent | undefined;

  constructor(
    readonly process: DurableProcess<unknown>,
    readonly id: string,
  ) {
    this.stream = `process-${process.name}-${id}`;
    this.state = process.initial();
  }

  /** An event of the log that concerns this instance. */
  offer(event: LoggedEvent): void {
    this.events.set(event.index, event);
    this.origin ??= event;
  }

  /** An event of the instance's own stream. */
  follow(event: StoredEvent): void {
    this.revision = event.revision;
    this.hash = event.meta.hash;
    this.recordedAt = event.meta.recordedAt;
    if (event.type === 'ProcessInputTaken') this.took(event);
    else this.answered(event);
  }

  private took(event: StoredEvent): void {
    const { input, effects } = inputTaken(event);
    const known = input.kind === 'event' ? this.events.get(input.index) : undefined;
    const seen = processInput(input, known);
    if (seen) this.state = this.process.evolve(this.state, seen);
    if (input.kind === 'event') this.events.delete(input.index);
    else if (input.kind === 'timer') this.wakes.delete(input.ordinal);
    else this.refusals.delete(input.ordinal);
    const { correlationId, jurisdiction } = event.meta;
    for (const effect of effects) {
      this.effects = effect.ordinal + 1;
      if (effect.kind === 'wake') this.wakes.set(effect.ordinal, effect);
      else {
        const dueAt = input.kind === 'timer' ? input.at : undefined;
        this.sends.set(effect.ordinal, { ...effect, causationId: event.id, correlationId, jurisdiction, dueAt });
      }
    }
  }

  private answered(event: StoredEvent): void {
    const { ordinal, outcome, command, code = '', rule = '' } = commandAnswered(event);
    this.sends.delete(ordinal);
    if (outcome === 'accepted') return;
    this.refused.push({ command, code });
    this.refusals.set(ordinal, { kind: 'refused', ordinal, command, code, rule });
  }

  /** Whether the feed still owes us an event that we appended. */
  get behind(): boolean {
    return this.awaited > this.revision;
  }

  /** The input to take next: refusals before events, events in the order of the log. */
  next(): Waiting | undefined {
    const refusal = first(this.refusals);
    if (refusal) return this.waiting(refusal, undefined);
    const event = first(this.events);
    return event && this.waiting({ kind: 'event', id: event.id, index: event.index, type: event.type }, event);
  }

  elapsed(timer: Timer): Waiting {
    return this.waiting({ kind: 'timer', ordinal: timer.ordinal, name: timer.name, at: timer.at }, undefined);
  }

  private waiting(input: RecordedInput, event: LoggedEvent | undefined): Waiting {
    return { input, seenAs: processInput(input, event)!, cause: event ?? this.origin };
  }

  /** What an input leads to, numbered on from the effects before. */
  react({ seenAs }: Waiting): NumberedEffect[] {
    const state = this.process.evolve(this.state, seenAs);
    return this.process.react(state, seenAs).map((effect, i) => ({ ...effect, ordinal: this.effects + i }));
  }

  /** The command to send next. */
  nextSend(): Unsent | undefined {
    return first(this.sends);
  }

  /** True while nothing is to be taken, sent or waited for. */
  get atRest(): boolean {
    return !(this.events.size || this.refusals.size || this.sends.size || this.wakes.size);
  }

  get unsent(): number {
    return this.sends.size;
  }

  timers(): readonly Timer[] {
    return [...this.wakes.values()];
  }
}

function first<T>(of: ReadonlyMap<number, T>): T | undefined {
  let least: number | undefined;
  for (const key of of.keys()) if (least === undefined || key < least) least = key;
  return least === undefined ? undefined : of.get(least);
}
