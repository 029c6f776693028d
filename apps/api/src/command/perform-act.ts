import { Command } from '@nestjs/cqrs';
import { Actor, Attachment, JsonObject, NewEvent, Outcome, Refusal } from '@tongjian/kernel';

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
  readonly ifRevision?: number;
  readonly at: string;
  /** Decide only: nothing is written, no key is used. */
  readonly dryRun?: boolean;
}

export type Performed =
  | Outcome
  | { readonly kind: 'absent' }
  | { readonly kind: 'tried'; readonly events: readonly NewEvent[]; readonly refusal?: Refusal };

/** Does an act, or says why not. */
export class PerformAct extends Command<Performed> {
  constructor(readonly order: ActOrder) {
    super();
  }
}
