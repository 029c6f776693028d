import { JsonObject, StoredEvent, UnknownEvent } from '@tongjian/kernel';
import { emptyMarking, Marking, markAll } from '@tongjian/procedure';
import { EventDefinition } from '../act/index.js';
import { Dossier, emptyDossier } from '../dossier.js';
import { EVENTS } from './registry.js';
import { vocabulary } from './vocabulary.js';

/** One project as deciding sees it. The fold owns it and changes it in place. */
export interface ProjectState {
  /** What the standing events say, corrections included. */
  dossier: Dossier;
  /** What happened, in an index; worked out when it is asked for. */
  readonly marking: Marking;
  /** The composed procedure that judges this project: fixed when it was proposed, moved by nothing but a migration. */
  pinned?: { readonly id: string; readonly version: string; readonly hash: string };
  /** Everything recorded, oldest first; an amendment folds it anew. */
  readonly events: StoredEvent[];
  readonly amended: Amended;
}

/** Events that no longer count, and data that count instead of those recorded. */
export interface Amended {
  readonly voided: Set<string>;
  readonly corrected: Map<string, JsonObject>;
}

export const initialState = (): ProjectState => new FoldedProject();

/** Marks many events at once: nobody asks for the marking while a stream is being read. */
class FoldedProject implements ProjectState {
  dossier = emptyDossier();
  pinned?: NonNullable<ProjectState['pinned']>;
  readonly events: StoredEvent[] = [];
  readonly amended: Amended = { voided: new Set(), corrected: new Map() };
  private marked = emptyMarking();
  private through = 0;

  get marking(): Marking {
    if (this.through < this.events.length) {
      this.marked = markAll(vocabulary, this.marked, this.events.slice(this.through));
      this.through = this.events.length;
    }
    return this.marked;
  }
}

const SHAPE = 1;
/** @throws UnknownEvent: what code does not know is never ignored. */
export function definitionOf(event: StoredEvent): EventDefinition {
  const definition = Object.hasOwn(EVENTS, event.type) ? EVENTS[event.type] : undefined;
  if (!definition || event.shape !== SHAPE) throw new UnknownEvent(event);
  return definition;
}

/** Folds one event in: the marking as it happened, the dossier as it stands. @throws UnknownEvent */
export function evolve(state: ProjectState, event: StoredEvent): ProjectState {
  const definition = definitionOf(event);
  const amendment = definition.amends?.(event);
  state.events.push(event);
  if (event.type === 'ProjectProposed') state.pinned = event.data['procedure'] as unknown as Pinned;
  if (event.type === 'ProcedureMigrated') state.pinned = event.data['to'] as unknown as Pinned;
  if (!amendment) definition.apply(state.dossier, event);
  else {
    for (const id of amendment.voids ?? []) state.amended.voided.add(id);
    if (amendment.corrects) state.amended.corrected.set(amendment.corrects.event, amendment.corrects.data);
    state.dossier = dossierOf(state.events, state.amended);
  }
  return state;
}

type Pinned = NonNullable<ProjectState['pinned']>;

/** The dossier that some events make, without the void ones and with corrected data. */
export function dossierOf(events: readonly StoredEvent[], { voided, corrected }: Amended): Dossier {
  const dossier = emptyDossier();
  for (const event of events) if (!voided.has(event.id)) applyTo(dossier, event, corrected);
  return dossier;
}

/** Applies one event, with its corrected data where it was corrected. */
export function applyTo(dossier: Dossier, event: StoredEvent, corrected: Amended['corrected']): void {
  const data = corrected.get(event.id);
  definitionOf(event).apply(dossier, data ? { ...event, data } : event);
}
