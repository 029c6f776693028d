import { Actor, Attachment, JsonObject, StoredEvent } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { ActKey, Facts, Procedure, Scope, Text } from '@tongjian/procedure';
import type { PoolSnapshot } from '@tongjian/registry';
import { Dossier } from '../dossier.js';
import { DataOf, Fields } from '../schema/index.js';
import { Breach } from './breach.js';
import { EventDefinition, Fact, Sampled } from './event.js';
import { PartsOf } from './key.js';

/** Where an act is sent; `fixed` data come with the path (the outcome of an approval). */
export interface Address {
  /** Relative to `/api/v1`; `{name}` is a data field of that name, `{project}` the project's id. */
  readonly template: string;
  readonly fixed?: Readonly<Record<string, string>>;
}

/** What an act may look at beside the dossier and its own input. */
export interface Occasion {
  readonly actor: Actor;
  /** The instant at which the act is judged (RFC 3339 UTC). */
  readonly at: string;
  readonly key: ActKey;
  readonly calendar: Calendar;
  readonly procedure: Procedure;
  readonly attachments: readonly Attachment[];
  /** The facts that the procedure judges this act by. */
  readonly facts: Facts;
  readonly history: History;
  /** Who could be drawn at this moment, where the act draws (INV-26). */
  readonly pool?: PoolSnapshot;
}

/** Who would act and when: what an act may look at beside the dossier before any of its input is known. */
export interface Standpoint {
  readonly actor: Pick<Actor, 'person' | 'role' | 'organisation'>;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/** What was recorded so far, and what the dossier would be had it been recorded otherwise. Changes nothing. */
export interface History {
  readonly find: (event: string) => StoredEvent | undefined;
  readonly stands: (event: string) => boolean;
  /** The data of a recorded event that count: as recorded, or as corrected since. */
  readonly counting: (event: string) => JsonObject;
  /** The definition of a recorded event's type. */
  readonly definitionOf: (event: StoredEvent) => EventDefinition;
  /** The event with all others of its append, which tell of one act together. */
  readonly append: (event: string) => readonly StoredEvent[];
  readonly without: (events: readonly string[]) => Dossier;
  readonly corrected: (event: string, data: JsonObject) => Dossier;
  /** What would have refused the event's act had it been recorded with these data, at its own place and instant. */
  readonly refusedAgain: (event: string, data: JsonObject) => readonly Breach[];
  /** Whether an event of one of these types stands. */
  readonly tells: (...types: readonly string[]) => boolean;
  /** Standing events that the procedure would not have let happen without these, oldest first. */
  readonly dependants: (events: readonly string[]) => readonly StoredEvent[];
}

/** Facts that a complete command brings, by group. */
export type BroughtFacts = {
  readonly [group: string]: { readonly [name: string]: Facts[string][string] | undefined } | undefined;
};

/** One act as code knows it. What it checks itself holds everywhere, whatever the pack says. */
export interface Act {
  readonly name: string;
  readonly scope: Scope;
  readonly label: Text;
  readonly outcomes: { readonly positive: readonly string[]; readonly other: readonly string[] };
  readonly addresses: readonly Address[];
  readonly input: Fields;
  readonly events: readonly EventDefinition[];
  /** The command gives its key's last part itself, e.g. a contract's id. */
  readonly opensKey?: true;
  /** The scope below in which the act opens keys, e.g. the lots of a plan. */
  readonly opensBelow?: Scope;
  /** For an act about a case: under which scopes such a case may hang; any where left out. */
  readonly under?: readonly Scope[];
  /** Keys that the command joins to its own: the evaluation that sets a payment, or that ends a contract. */
  readonly links?: (dossier: Dossier, input: never) => readonly ActKey[];
  readonly outcome?: (input: never, dossier: Dossier) => string;
  /** The command's data as its events' data and outcome tell them, where they are not told field by field. */
  readonly recall?: (data: JsonObject, outcome: string) => JsonObject;
  /** What the procedure judges, where that is not this act at the addressed key: a local step under its own name. */
  readonly judgedAs?: (dossier: Dossier, input: never) => { readonly act: string; readonly key: ActKey };
  readonly facts?: (dossier: Dossier, input: never, at: string, key: ActKey) => BroughtFacts;
  /** The facts that the least input would bring: what the procedure refuses even of these the menu does not offer. */
  readonly least?: (dossier: Dossier, parts: never) => BroughtFacts;
  /**
   * What must stand before the act may be done, whatever its input: the menu asks it too. An act that opens a key is
   * asked under the parts of the key above it.
   */
  readonly standing?: (dossier: Dossier, parts: never, standpoint: Standpoint) => readonly Breach[];
  /** What its input must keep to, beside what `standing` says. */
  readonly invariants?: (dossier: Dossier, input: never, occasion: Occasion) => readonly Breach[];
  readonly decide: (dossier: Dossier, input: never, occasion: Occasion) => readonly [Fact, ...Fact[]];
}

type Addressed<S extends Scope> = S extends 'project'
  ? unknown
  : S extends 'case'
    ? PartsOf<'case'>
    : S extends 'lot'
      ? { readonly lot: string }
      : S extends 'contract'
        ? { readonly contract: string }
        : S extends 'evaluation'
          ? { readonly evaluation: string }
          : { readonly contract: string } & { readonly [P in S]: string };
export type InputOf<S extends Scope, F extends Fields> = DataOf<F> & Addressed<S> & Sampled;

type Typed<N extends string, S extends Scope, F extends Fields, I = InputOf<S, F>> = Omit<
  Act,
  | 'name'
  | 'scope'
  | 'input'
  | 'outcomes'
  | 'outcome'
  | 'judgedAs'
  | 'links'
  | 'facts'
  | 'least'
  | 'standing'
  | 'invariants'
  | 'decide'
> & {
  readonly name: N;
  readonly scope: S;
  readonly input: F;
  readonly outcomes?: Act['outcomes'];
  readonly outcome?: (input: I, dossier: Dossier) => string;
  readonly judgedAs?: (dossier: Dossier, input: I) => { readonly act: string; readonly key: ActKey };
  readonly links?: (dossier: Dossier, input: I) => readonly ActKey[];
  readonly facts?: (dossier: Dossier, input: I, at: string, key: ActKey) => BroughtFacts;
  readonly least?: (dossier: Dossier, parts: PartsOf<S>) => BroughtFacts;
  readonly standing?: (dossier: Dossier, parts: PartsOf<S>, standpoint: Standpoint) => readonly Breach[];
  readonly invariants?: (dossier: Dossier, input: I, occasion: Occasion) => readonly Breach[];
  readonly decide: (dossier: Dossier, input: I, occasion: Occasion) => readonly [Fact, ...Fact[]];
};

export interface TypedAct<N extends string, I> extends Act {
  readonly name: N;
  /** Carries the type only. */
  readonly command?: { readonly type: N; readonly data: I };
}

/** Declares an act; its input's type is that of its fields and the key's parts. */
export const act = <const N extends string, const S extends Scope, const F extends Fields>(
  definition: Typed<N, S, F>,
): TypedAct<N, InputOf<S, F>> =>
  // The input's schema is checked before any of these functions sees it, hence the one cast.
  ({ outcomes: { positive: ['done'], other: [] }, ...definition }) as unknown as TypedAct<N, InputOf<S, F>>;

export const P = '/projects/{project}';
export const T = `${P}/lots/{lot}`;
export const C = `${P}/contracts/{contract}`;
export const E = `${P}/evaluations/{evaluation}`;
export const at = (template: string, fixed?: Readonly<Record<string, string>>): Address =>
  fixed ? { template, fixed } : { template };
