import { StoredEvent, LoggedEvent } from './envelope.js';
import { JsonObject } from './json.js';

type Step = (old: JsonObject) => JsonObject;

/**
 * Lifts stored shapes of event data to the present one, one pure step a version (log.md 5).
 * What was stored is never rewritten, and hashes are over what was stored.
 */
export class Upcasts {
  private readonly steps = new Map<string, readonly Step[]>();

  /** Declares the steps from shape 1 on; the present shape is their number + 1. */
  declare(type: string, ...steps: readonly Step[]): this {
    this.steps.set(type, steps);
    return this;
  }

  shapeOf(type: string): number {
    return (this.steps.get(type)?.length ?? 0) + 1;
  }

  lift<E extends StoredEvent | LoggedEvent>(event: E): E {
    const present = this.shapeOf(event.type);
    if (event.shape >= present) return event;
    const steps = this.steps.get(event.type) ?? [];
    const data = steps.slice(event.shape - 1).reduce<JsonObject>((old, step) => step(old), event.data);
    return { ...event, data, shape: present };
  }
}
