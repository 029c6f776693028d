import { Source } from './envelope.js';
import { JsonObject } from './json.js';

/** A sentence in both languages; Chinese first. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What would make a refused act pass. `none` says that nothing will. */
export type Remedy =
  | { readonly kind: 'act'; readonly act: string; readonly key?: string; readonly outcomes?: readonly string[] }
  | { readonly kind: 'open'; readonly scope: string }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'before'; readonly until: string }
  | {
      readonly kind: 'bound';
      readonly fact: string;
      readonly op: '<=' | '<' | '>=' | '>' | '=';
      readonly bound: string | number;
    }
  | { readonly kind: 'role'; readonly roles: readonly string[]; readonly notPersons: readonly string[] }
  /** Send these acts with it, in one command. */
  | { readonly kind: 'together'; readonly acts: readonly { readonly act: string; readonly key: string }[] }
  | { readonly kind: 'facts'; readonly names: readonly string[] }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'none' };

/**
 * An expected refusal, a value: which rule refuses, from which source, on which facts, and what would pass.
 * It becomes the API's RFC 9457 problem.
 */
export interface Refusal {
  /** Stable code, a fact in words: `OverBudget`, `TooEarly`, `DutiesNotSeparated`. */
  readonly code: string;
  /** The rule's id: an invariant (`INV-54`), a national rule (`NR-30`), or a pack's relation id. */
  readonly rule: string;
  readonly source: readonly Source[];
  readonly text: Text;
  readonly facts: JsonObject;
  readonly remedies: readonly Remedy[];
  /** All failing verdicts where the procedure refused; the first is this refusal itself. */
  readonly all?: readonly Omit<Refusal, 'all'>[];
}
