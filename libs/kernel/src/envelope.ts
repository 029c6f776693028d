import { Json, JsonObject } from './json.js';

/** Who acts and by what right. `person` is a pseudonym `p_…`; names never stand in events (D13). */
export interface Actor {
  readonly person: string;
  readonly organisation: string;
  /** The role code (domain.md 1.6) under which this act is done, e.g. `purchaser.handler`. */
  readonly role: string;
  /** The client (web, cli, a department system) that carried the request. */
  readonly client: string;
  readonly actingFor?: string;
}

/** The instrument and article that a rule or an act rests on. `mark` tells how the source was checked (domain.md 5). */
export interface Source {
  readonly instrument: string;
  readonly article?: string;
  readonly mark?: string;
}

/** The composed procedure that judged an act: stages are the codes open after the event, so folds need no pack. */
export interface ProcedureStamp {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly calendar?: string;
  readonly stages?: readonly string[];
  /** The one of `stages` at which the project stands by this act; left out where the act belongs to none. */
  readonly stage?: string;
}

export interface Attachment {
  /** `sha256:<hex>` of the file's bytes. */
  readonly sha256: string;
  readonly kind: string;
  readonly name?: string;
}

/** Present on late and imported entries; `flags` name the rules that a live act would have broken. */
export interface Entry {
  readonly kind: 'late' | 'import';
  readonly level?: 'A' | 'B' | 'C' | 'D';
  readonly file?: string;
  readonly cell?: string;
  readonly flags?: readonly string[];
}

/** What every event says of itself beside its data (log.md 1). Instants are RFC 3339 UTC with milliseconds. */
export interface Meta {
  readonly actor: Actor;
  readonly jurisdiction: string;
  readonly procedure?: ProcedureStamp;
  readonly legalBasis?: readonly Source[];
  /** What the guards compared; at most 16 KiB. */
  readonly facts?: JsonObject;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly occurredAt: string;
  readonly occurredPrecision?: 'day' | 'month' | 'year';
  readonly recordedAt: string;
  readonly prev: string;
  readonly hash: string;
  readonly bodyDigest?: string;
  readonly attachments?: readonly Attachment[];
  readonly classification?: 'public' | 'internal' | 'commercialSecret' | 'stateSecret';
  readonly entry?: Entry;
  /** Which act of an append that holds several, from 0; left out where an append tells of one act. */
  readonly part?: number;
}

/** An event as stored, the same on every adapter. Revisions start at 0. */
export interface StoredEvent<Type extends string = string, Data = Record<string, Json>> {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: Type;
  readonly shape: number;
  readonly data: Data;
  readonly meta: Meta;
}

/** A stored event with its index: its number in the whole log, 1, 2, 3 …, without gaps, in commit order (log.md 2). */
export type LoggedEvent<Type extends string = string, Data = Record<string, Json>> = StoredEvent<Type, Data> & {
  readonly index: number;
};

/** What a decider answers: the fact, and what it adds to the envelope. The kernel seals the rest. */
export interface NewEvent<Type extends string = string, Data = Record<string, Json>> {
  readonly type: Type;
  /** Shape of the data, 1 where left out. */
  readonly shape?: number;
  readonly data: Data;
  readonly meta?: Partial<
    Pick<
      Meta,
      | 'procedure'
      | 'legalBasis'
      | 'facts'
      | 'occurredAt'
      | 'occurredPrecision'
      | 'attachments'
      | 'classification'
      | 'entry'
      | 'part'
      | 'actor'
      | 'jurisdiction'
    >
  >;
}
