import { JsonObject, NewEvent, StoredEvent } from '@tongjian/kernel';
import { Happening, Scope, Text } from '@tongjian/procedure';
import { Dossier } from '../dossier.js';
import { DataOf, Fields, id, JsonSchema, list, optional, record, text } from '../schema/index.js';
import { keyOf, KeyParts, mayLack, PARTS, PartsOf } from './key.js';

/** Dotted paths of the own data that no source document says (示例). */
export const sample = optional(list(text(100), 0, 100));
export interface Sampled {
  readonly sample?: readonly string[];
}

/** A fact as an act decides it, before key parts and envelope are added. */
export type Fact = Pick<NewEvent, 'type' | 'data'>;

/** What an event changes in what was recorded before it: some events no longer count, some count with other data. */
export interface Amendment {
  readonly voids?: readonly string[];
  readonly corrects?: { readonly event: string; readonly data: JsonObject };
}

/** What an event type is: its data, what it means for the marking, how the dossier changes by it. */
export interface EventDefinition {
  readonly type: string;
  readonly scope: Scope;
  readonly label: Text;
  readonly schema: JsonSchema;
  readonly happening: (event: StoredEvent) => Happening | undefined;
  readonly apply: (dossier: Dossier, event: StoredEvent) => void;
  readonly amends?: (event: StoredEvent) => Amendment;
}

export interface EventKind<Type extends string, Data, Parts> extends EventDefinition {
  readonly type: Type;
  readonly of: (data: Data & Sampled) => { readonly type: Type; readonly data: NewEvent['data'] };
  /** Carries the type of the stored data only. */
  readonly stored?: Data & Parts & Sampled;
}

interface EventParts<Type extends string, S extends Scope, F extends Fields> {
  readonly type: Type;
  readonly scope: S;
  readonly label: Text;
  readonly data: F;
  /** The act that this event tells of; left out for an event that only accompanies another. */
  readonly act?: string;
  /** The act's outcome, `done` where left out; null when this very event counts as no act. */
  readonly outcome?: (data: DataOf<F> & PartsOf<S>) => string | null;
  readonly happening?: (data: DataOf<F> & PartsOf<S>) => Omit<Happening, 'acts'>;
  readonly apply?: (dossier: Dossier, data: DataOf<F> & PartsOf<S> & Sampled, event: StoredEvent) => void;
  readonly amends?: (data: DataOf<F> & PartsOf<S>) => Amendment;
}

/** Declares an event type; the parts of its key are added to its data by scope. */
export function event<const Type extends string, const S extends Scope, const F extends Fields>(
  parts: EventParts<Type, S, F>,
): EventKind<Type, DataOf<F>, PartsOf<S>> {
  const keyFields: Fields = Object.fromEntries(
    PARTS[parts.scope].map((part) => [part, mayLack(parts.scope, part) ? optional(id()) : id()]),
  );
  // The stored data are what the schema says: checked where they enter, sealed by hash since.
  const read = (stored: StoredEvent) => stored.data as unknown as DataOf<F> & PartsOf<S> & Sampled;
  return {
    type: parts.type,
    scope: parts.scope,
    label: parts.label,
    schema: record({ ...parts.data, ...keyFields, sample }).json,
    of: (data) => ({ type: parts.type, data: data as NewEvent['data'] }),
    happening: (stored) => {
      const data = read(stored);
      const outcome = parts.act ? (parts.outcome ? parts.outcome(data) : 'done') : null;
      const key = keyOf(parts.scope, stored.data as KeyParts);
      const rest = parts.happening?.(data);
      if (outcome === null || key === undefined) return rest;
      return { ...rest, acts: [{ act: parts.act!, key, outcome }] };
    },
    apply: (dossier, stored) => parts.apply?.(dossier, read(stored), stored),
    ...(parts.amends ? { amends: (stored: StoredEvent) => parts.amends!(read(stored)) } : {}),
  };
}
