/** The answers of /api/v1 as far as the page reads them. Money is integer fen, instants are RFC 3339 UTC. */

export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Where an answer comes from; every page shows it. */
export interface At {
  readonly index: number;
  readonly recordedAt?: string;
  readonly simulation?: boolean;
  readonly projection?: {
    readonly id: string;
    readonly version: number;
    readonly position: number;
    readonly n: number;
    /** Projects whose events wait because they could not be read: any total may miss them. */
    readonly parked?: number;
  };
  readonly parked?: number;
}
export interface Answer<T> {
  readonly data: T;
  readonly at: At;
  readonly page?: { readonly next?: string; readonly total: number };
}

export interface Grant {
  readonly role: string;
  readonly organisation: string;
  readonly jurisdiction?: string;
}
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: string;
  readonly person: string;
  readonly grants: readonly Grant[];
}

export interface Source {
  readonly instrument: string;
  readonly article?: string;
  readonly mark?: string;
}
export type Remedy =
  | { readonly kind: 'act'; readonly act: string; readonly key?: string; readonly outcomes?: readonly string[] }
  | { readonly kind: 'open'; readonly scope: string }
  | { readonly kind: 'wait' | 'before'; readonly until: string }
  | { readonly kind: 'bound'; readonly fact: string; readonly op: string; readonly bound: string | number }
  | { readonly kind: 'role'; readonly roles: readonly string[]; readonly notPersons: readonly string[] }
  | { readonly kind: 'facts'; readonly names: readonly string[] }
  | { readonly kind: 'together'; readonly acts: readonly { readonly act: string; readonly key: string }[] }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'none' };

/** One rule's answer on one act. */
export interface Verdict {
  readonly code: string;
  readonly rule: string;
  readonly source: readonly Source[];
  readonly text: Text;
  readonly facts: JsonObject;
  readonly remedies: readonly Remedy[];
  readonly outcome?: 'holds' | 'fails' | 'open';
}
export interface Possibility {
  readonly act: string;
  readonly key: string;
  readonly opensUnder?: string;
  readonly label: Text;
  readonly possible: 'yes' | 'no' | 'open';
  readonly verdicts: readonly Verdict[];
}

export interface ProcedureStamp {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly calendar?: string;
  /** Codes open after the event, and the one the act belongs to. */
  readonly stages?: readonly string[];
  readonly stage?: string;
}
export interface EventMeta {
  readonly actor: {
    readonly person: string;
    readonly organisation: string;
    readonly role: string;
    readonly client: string;
    readonly actingFor?: string;
  };
  readonly jurisdiction: string;
  readonly procedure?: ProcedureStamp;
  readonly legalBasis?: readonly Source[];
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
  readonly attachments?: readonly { readonly sha256: string; readonly kind: string; readonly name?: string }[];
  readonly entry?: {
    readonly kind: 'late' | 'import';
    readonly level?: string;
    readonly file?: string;
    readonly cell?: string;
    readonly flags?: readonly string[];
  };
}
export interface LoggedEvent {
  readonly index: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly shape: number;
  readonly data: JsonObject;
  readonly meta: EventMeta;
}

export interface Receipt {
  readonly commandId: string;
  readonly project: string;
  readonly etag: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: number;
    readonly hash: string;
  }[];
}
