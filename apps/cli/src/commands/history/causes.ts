import { JsonObject, StoredEvent } from '@tongjian/kernel';

/** An event of a process instance, as far as causes are read from it. */
interface Taken {
  readonly input: { readonly kind: string; readonly id?: string; readonly name?: string; readonly ordinal?: number };
  readonly effects: readonly { readonly kind: string; readonly ordinal: number; readonly name?: string }[];
}

/** The stream of the process instance that did an event; undefined where a person did it. */
export const processStreamOf = ({ stream, data, meta }: StoredEvent): string | undefined =>
  meta.actor.role === 'process'
    ? `process-${meta.actor.person.slice('p_'.length)}-${stream.slice('project-'.length)}-${String(data['contract'])}`
    : undefined;

/**
 * What led to an event that a process did, back to what a person did: each step an event of the project with its revision,
 * or the timer that passed between them. The log says all of it: an event names the input that its command came from, and
 * the input the event or the timer.
 */
export function causesOf(
  event: StoredEvent,
  project: readonly StoredEvent[],
  processes: readonly StoredEvent[],
): readonly string[] {
  const known = new Map(project.map((one) => [one.id, one]));
  const inputs = processes.filter(({ type }) => type === 'ProcessInputTaken');
  const chain: string[] = [];
  let at: StoredEvent | undefined = event;
  const seen = new Set<string>();
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    const cause: Cause | undefined = causeOf(
      inputs,
      inputs.find(({ id }) => id === at!.meta.causationId),
    );
    if (!cause) break;
    if (cause.timer !== undefined) chain.push(`⏱ ${cause.timer}`);
    at = known.get(cause.event);
    if (at) chain.push(`${at.type}#${at.revision}`);
  }
  return chain;
}

interface Cause {
  readonly event: string;
  readonly timer?: string;
}

const takenOf = ({ data }: StoredEvent) => data as JsonObject as unknown as Taken;

/** The event that an input is, or that the timer was set by; a refusal stems from the input that had sent the command. */
function causeOf(inputs: readonly StoredEvent[], taken: StoredEvent | undefined): Cause | undefined {
  if (!taken) return undefined;
  const { input } = takenOf(taken);
  if (input.kind === 'event') return { event: input.id! };
  const setBy = inputs.find(
    (one) =>
      one.meta.actor.person === taken.meta.actor.person &&
      one.stream === taken.stream &&
      takenOf(one).effects.some(({ ordinal }) => ordinal === input.ordinal),
  );
  const cause = causeOf(inputs, setBy);
  return cause && input.kind === 'timer' ? { ...cause, timer: (input.name ?? '').split(':')[0]! } : cause;
}
