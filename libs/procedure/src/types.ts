import { Refusal, Remedy, Source, StoredEvent, Text } from '@tongjian/kernel';

/** What an act is about, a path: `''` the project, `lot-1`, `lot-1/c-1`, `lot-1/c-1/m-1` (procedure.md 1). */
export type ActKey = string;

/** `case` (a challenge, a complaint, an appeal, an objection) hangs under a key of any other scope. */
export type Scope = 'project' | 'lot' | 'contract' | 'milestone' | 'payment' | 'evaluation' | 'case';

/** An act as code knows it: its scope and its fixed outcomes. The first positive outcome is the default. */
export interface ActDeclaration {
  readonly name: string;
  readonly scope: Scope;
  readonly label: Text;
  readonly outcomes: { readonly positive: readonly string[]; readonly other: readonly string[] };
  /**
   * The scope of the keys that the act brings into being. Its own scope: the command names the new key (a contract
   * is drafted). A scope below: the act opens keys there (a plan its lots). Left out: it opens none.
   */
  readonly opens?: Scope;
  /** For an act about a case: under which scopes such a case may hang; any where left out. */
  readonly under?: readonly Scope[];
}

export type FactType = 'int' | 'string' | 'bool' | 'timestamp' | 'list<string>';

/** Facts by dotted name's parts: `{project: {budgetFen: 1}}`. A missing one is not given, hence a verdict may be open. */
export type FactValue = number | string | boolean | readonly string[];
export type Facts = { readonly [group: string]: { readonly [name: string]: FactValue } };

/** What one event means for the marking. */
export interface Happening {
  readonly acts?: readonly { readonly act: string; readonly key: ActKey; readonly outcome: string }[];
  /** Keys that the event opens, e.g. the lots of a plan, the milestones of a schedule. */
  readonly opens?: readonly ActKey[];
  /** Links between siblings, read both ways: a payment and the evaluation that sets it. */
  readonly links?: readonly { readonly from: ActKey; readonly to: ActKey }[];
  /** Event ids whose occurrences are void from here on. */
  readonly voids?: readonly string[];
}

/** What the code of the acts tells the engine; packs may use nothing else (but their own steps). */
export interface Vocabulary {
  readonly acts: Readonly<Record<string, ActDeclaration>>;
  /** Dotted fact names with their types. */
  readonly facts: Readonly<Record<string, FactType>>;
  /** The values that some facts can lawfully have; a route may allow no others. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Pure; undefined for an event that is no act (it changes nothing). */
  readonly happening: (event: StoredEvent) => Happening | undefined;
}

/** A file's text as an author writes it; `name` is used in error messages. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** Why a pack cannot be published; line and column are 1-based. */
export interface PackFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `NullParameter`, `UnresolvedName`, `Cycle`, `UnreachableAct`, `LooserThanFloor`, `UnknownFact`, `NotBoolean`, … */
  readonly code: string;
  readonly message: string;
}

/** The answer of one relation on one act (procedure.md 3). `open`: a fact it needs is not given. */
export interface Verdict extends Omit<Refusal, 'all'> {
  readonly relation: string;
  readonly kind:
    | 'declared'
    | 'begun'
    | 'ended'
    | 'key'
    | 'needs'
    | 'after'
    | 'within'
    | 'holds'
    | 'blocks'
    | 'together'
    | 'times'
    | 'actors'
    | 'guard'
    | 'limit'
    | 'route'
    | 'consequence'
    | 'form';
  readonly outcome: 'holds' | 'fails' | 'open';
}

/** The act to be judged: by whom, on which facts, at which instant (RFC 3339 UTC). */
export interface Intent {
  readonly act: string;
  readonly key: ActKey;
  readonly actor: { readonly person: string; readonly role: string; readonly organisation: string };
  readonly facts: Facts;
  readonly at: string;
  /** A complete command treats open verdicts as failing; a menu does not. */
  readonly complete: boolean;
  /** The local step's form, checked against the pack's JSON Schema. */
  readonly form?: unknown;
  /** What the act would decide; left out while nobody knows. */
  readonly outcome?: string;
  /** Keys that the command joins to its own: the evaluation that sets a payment, or that ends a contract. */
  readonly links?: readonly ActKey[];
  /** The other acts of the same append; left out where the act comes alone. */
  readonly together?: readonly { readonly act: string; readonly key: ActKey }[];
}

export interface Possibility {
  readonly act: string;
  readonly key: ActKey;
  /** For an act that opens its own key: the parent's key; the client chooses the id. */
  readonly opensUnder?: ActKey;
  readonly label: Text;
  readonly possible: 'yes' | 'no' | 'open';
  readonly verdicts: readonly Verdict[];
}

export type { Refusal, Remedy, Source, Text };
