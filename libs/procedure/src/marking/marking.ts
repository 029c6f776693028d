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
export function mark(vocabulary: Vocabulary, marking: Marking, event: StoredEvent): Marking {
  const happening = vocabulary.happening(event);
  if (!happening) return marking;
  const { actor, occurredAt } = event.meta;
  return happen(marking, happening, { event: event.id, at: occurredAt, person: actor.person });
}

/** Adds what an event means. An act at a key that nobody opened opens it: an imported history may lack the opening. */
export function happen(marking: Marking, happening: Happening, by: Happened): Marking {
  let { acts, keys, links, voids, sequence } = marking;
  for (const { act, key, outcome } of happening.acts ?? []) {
    sequence += 1;
    acts = new Map(acts).set(act, [...(acts.get(act) ?? []), { sequence, act, key, outcome, ...by }]);
    keys = open(keys, voids, key, by.event);
  }
  for (const key of happening.opens ?? []) keys = open(keys, voids, key, by.event);
  for (const { from, to } of happening.links ?? []) links = join(join(links, from, to), to, from);
  if (happening.voids?.length) voids = new Set([...voids, ...happening.voids]);
  return { sequence, acts, keys, links, voids };
}

function open(keys: Marking['keys'], voids: Marking['voids'], key: ActKey, event: string): Marking['keys'] {
  let opened = keys;
  for (let path = key; path !== ''; path = parentOf(path)) {
    const opener = opened.get(path);
    if (opener === undefined || voids.has(opener)) opened = new Map(opened).set(path, event);
  }
  return opened;
}

function join(links: Marking['links'], from: ActKey, to: ActKey): Marking['links'] {
  const known = links.get(from) ?? [];
  return known.includes(to) ? links : new Map(links).set(from, [...known, to]);
}
