import { StoredEvent } from '@tongjian/kernel';
import { parentOf } from '../key.js';
import { ActKey, Happening, Vocabulary } from '../types.js';

/** One act done: where, how it went, when and by whom. `sequence` orders what happened, whatever the dates say. */
export interface Occurrence {
  readonly sequence: number;
  readonly event: string;
  readonly act: string;
  readonly key: ActKey;
  readonly outcome: string;
  /** The business instant (RFC 3339 UTC). */
  readonly at: string;
  readonly person: string;
}

/**
 * The index of what happened in one project. It knows no procedure, so it survives any change of one; holds, stages
 * and duties are functions of it. An immutable value: share it, compare it, keep an old one.
 */
export interface Marking {
  readonly sequence: number;
  readonly acts: ReadonlyMap<string, readonly Occurrence[]>;
  /** Opened keys with the event that opened each; the project's own key is always there. */
  readonly keys: ReadonlyMap<ActKey, string>;
  readonly links: ReadonlyMap<ActKey, readonly ActKey[]>;
  /** Ids of events whose occurrences no longer stand. */
  readonly voids: ReadonlySet<string>;
}

const EMPTY: Marking = { sequence: 0, acts: new Map(), keys: new Map(), links: new Map(), voids: new Set() };

/** The marking of a project in which nothing has happened. */
export const emptyMarking = (): Marking => EMPTY;

type Happened = Pick<Occurrence, 'event' | 'at' | 'person'>;

/** Folds one event in. Pure; an event that is no act leaves the very same marking. */
export const mark = (vocabulary: Vocabulary, marking: Marking, event: StoredEvent): Marking =>
  markAll(vocabulary, marking, [event]);

/** Folds several events in, as `mark` would one after another; what they touch is copied once, not for each of them. */
export function markAll(vocabulary: Vocabulary, marking: Marking, events: Iterable<StoredEvent>): Marking {
  let growing: Growing | undefined;
  for (const event of events) {
    const happening = vocabulary.happening(event);
    if (!happening) continue;
    const { actor, occurredAt } = event.meta;
    growing ??= new Growing(marking);
    growing.happen(happening, { event: event.id, at: occurredAt, person: actor.person });
  }
  return growing?.grown() ?? marking;
}

/** Adds what an event means. An act at a key that nobody opened opens it: an imported history may lack the opening. */
export function happen(marking: Marking, happening: Happening, by: Happened): Marking {
  const growing = new Growing(marking);
  growing.happen(happening, by);
  return growing.grown();
}

/** A marking that is being added to; the one it began with stays as it was. */
class Growing {
  private sequence: number;
  private acts: Map<string, readonly Occurrence[]> | undefined;
  private keys: Map<ActKey, string> | undefined;
  private links: Map<ActKey, readonly ActKey[]> | undefined;
  private voids: Set<string> | undefined;
  private readonly own = new Map<string, Occurrence[]>();

  constructor(private readonly from: Marking) {
    this.sequence = from.sequence;
  }

  happen({ acts = [], opens = [], links = [], voids = [] }: Happening, by: Happened): void {
    for (const { act, key, outcome } of acts) {
      this.sequence += 1;
      this.doneOf(act).push({ sequence: this.sequence, act, key, outcome, ...by });
      this.open(key, by.event);
    }
    for (const key of opens) this.open(key, by.event);
    for (const { from, to } of links) {
      this.join(from, to);
      this.join(to, from);
    }
    for (const event of voids) (this.voids ??= new Set(this.from.voids)).add(event);
  }

  grown(): Marking {
    const { acts, keys, links, voids } = this.from;
    return {
      sequence: this.sequence,
      acts: this.acts ?? acts,
      keys: this.keys ?? keys,
      links: this.links ?? links,
      voids: this.voids ?? voids,
    };
  }

  private doneOf(act: string): Occurrence[] {
    const known = this.own.get(act);
    if (known) return known;
    const copied = [...(this.from.acts.get(act) ?? [])];
    this.own.set(act, copied);
    (this.acts ??= new Map(this.from.acts)).set(act, copied);
    return copied;
  }

  private open(key: ActKey, event: string): void {
    const voids = this.voids ?? this.from.voids;
    for (let path = key; path !== ''; path = parentOf(path)) {
      const opener = (this.keys ?? this.from.keys).get(path);
      if (opener === undefined || voids.has(opener)) (this.keys ??= new Map(this.from.keys)).set(path, event);
    }
  }

  private join(from: ActKey, to: ActKey): void {
    const known = (this.links ?? this.from.links).get(from) ?? [];
    if (!known.includes(to)) (this.links ??= new Map(this.from.links)).set(from, [...known, to]);
  }
}
