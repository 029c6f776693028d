import { Source, Text } from '@tongjian/kernel';
import { Condition, Parameters } from '../expression/index.js';
import { Alternative, PackHeader, RelationKind, RouteRow } from '../definition/index.js';
import type { CompiledDuty } from '../due/compiled-duty.js';
import type { Ask, Scene } from '../judge/scene.js';
import { ActDeclaration, Scope, Verdict } from '../types.js';

/** One published text that a composed procedure is made of. */
export interface ProcedurePart {
  readonly id: string;
  readonly version: string;
  readonly kind: PackHeader['kind'];
  readonly hash: string;
}

/** A rule ready to be asked: everything that does not depend on the project is worked out. */
export interface CompiledRule {
  readonly id: string;
  /** The number shown to people: an invariant or national rule, else the id. */
  readonly rule: string;
  readonly relation: RelationKind;
  readonly kind: Verdict['kind'];
  readonly code: string;
  readonly source: readonly Source[];
  readonly text: Text;
  readonly remedy?: Text;
  readonly when?: Condition;
  /** Whether the rule is in force at the scene's date; left out where it always is. */
  readonly inForce?: (scene: Scene) => boolean;
  readonly deciding?: ReadonlySet<string>;
  /** The acts it reads, its own left out. */
  readonly readsActs: readonly string[];
  /** The scopes it reads: of keys beside its own, which a command may narrow by joining some of them. */
  readonly reads: readonly Scope[];
  /** What a guard examines, so that a search can look for facts that satisfy it. */
  readonly examined?: Condition;
  readonly ask: Ask;
}

/** An alternative of a need with what the code knows of its act. */
export interface Wanted extends Pick<Alternative, 'act' | 'ever'> {
  readonly declaration: ActDeclaration;
  readonly outcomes: ReadonlySet<string>;
}

/** An act of a composed procedure: what code or pack declare of it, and the rules that judge it. */
export interface ProcedureAct {
  readonly declaration: ActDeclaration;
  readonly initial: boolean;
  readonly afterEnd: boolean;
  /** The outcomes at which the project ends; empty for an act that ends nothing. */
  readonly endings: ReadonlySet<string>;
  /** Why it needs nothing before it, in the author's words. */
  readonly free?: string;
  /** Present for a local step: checks its form and names what is wrong. */
  readonly form?: (value: unknown) => readonly string[];
  readonly isStep: boolean;
  /** The leaves of roles that may do it, whatever else its rules say. */
  readonly roles: readonly string[];
  /** Acts whose persons are excluded from this one. */
  readonly separated: readonly string[];
  readonly rules: readonly CompiledRule[];
  /** For an act about a case: which acts may have opened it; left out where any may have. */
  readonly caseOpeners?: ReadonlySet<string>;
  /** By which events the role `process` may do it. */
  readonly consequences: readonly CompiledRule[];
}

export interface RouteTable {
  readonly rule: string;
  readonly source: readonly Source[];
  readonly kind: 'require' | 'allow';
  readonly rows: readonly (RouteRow & { readonly condition?: Condition; readonly wanted: readonly Wanted[] })[];
}

export interface Stage {
  readonly code: string;
  readonly label: Text;
  readonly acts: readonly string[];
  readonly exit: readonly string[];
}

/** A floor's rule that says nothing here, because the pack has no such act. */
export interface DroppedRule {
  readonly id: string;
  readonly because: string;
}

/** Floor, pack and overlays as one: the union of what they say, compiled once for a hash. An immutable value. */
export interface Procedure {
  readonly ref: { readonly id: string; readonly version: string; readonly hash: string };
  readonly title: Text;
  readonly status: PackHeader['status'];
  readonly parts: readonly ProcedurePart[];
  /** What the floor rests on; nothing where the procedure has none. */
  readonly floorBasis: readonly Source[];
  /** The composed canonical text (RFC 8785), over which `ref.hash` is taken. */
  readonly text: string;
  /** A floor alone is open: it constrains and does not enumerate. */
  readonly open: boolean;
  readonly parameters: Parameters;
  readonly acts: ReadonlyMap<string, ProcedureAct>;
  /** The acts that begin a project, and those that end it. */
  readonly initials: readonly string[];
  readonly enders: readonly ProcedureAct[];
  readonly routes: ReadonlyMap<string, readonly RouteTable[]>;
  /** What must be done within a period of something else. */
  readonly duties: readonly CompiledDuty[];
  readonly stages: readonly Stage[];
  readonly gates: Readonly<Partial<Record<'before' | 'during' | 'after', readonly string[]>>>;
  readonly dropped: readonly DroppedRule[];
  /** The acts that are decided in one append, by rule. */
  readonly together: readonly { readonly rule: string; readonly acts: readonly string[] }[];
}
