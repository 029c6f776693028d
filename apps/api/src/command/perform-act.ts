import { Command } from '@nestjs/cqrs';
import { Actor, Attachment, JsonObject, NewEvent, Outcome, Refusal } from '@tongjian/kernel';
import { Seen } from '../acts/etag.js';

/** A request to do one act on one project, complete: who, why, when, having seen what. */
export interface ActOrder {
  readonly act: string;
  readonly project: string;
  /** The act begins the project. */
  readonly creates: boolean;
  readonly data: JsonObject;
  readonly attachments: readonly Attachment[];
  /** Only of a late entry: when it happened. */
  readonly occurredAt?: string;
  readonly actor: Actor;
  /** Whether the actor's right reaches a region; a project beyond it is answered as absent. */
  readonly reaches: (region: string) => boolean;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly bodyDigest?: string;
  /** The act changes what was written before, so it must say what it saw. */
  readonly needsIfMatch?: boolean;
  /** What the caller saw (`If-Match`). */
  readonly ifMatch?: Seen;
  readonly at: string;
  /** Decide only: nothing is written, no key is used. */
  readonly dryRun?: boolean;
}

export type Performed =
  | Outcome
  | { readonly kind: 'absent' }
  /** The right does not reach where the project would begin. */
  | { readonly kind: 'beyond'; readonly region: string }
  /** The act must say what it saw, and does not; `etag` is what it would have to have seen. */
  | { readonly kind: 'unseen'; readonly etag: string }
  | { readonly kind: 'tried'; readonly events: readonly NewEvent[]; readonly refusal?: Refusal };

/** Does an act, or says why not. */
export class PerformAct extends Command<Performed> {
  constructor(readonly order: ActOrder) {
    super();
  }
}
