import { JsonObject, Source } from '@tongjian/kernel';
import { RulePeriod } from '../period.js';
import { FactValue, Scope } from '../types.js';

/** From when until when a rule holds, by the date of an act: of the act it judges, where no anchor is named. */
export interface Applies {
  readonly anchor?: string;
  /** Inclusive. */
  readonly from?: string;
  /** Exclusive. */
  readonly to?: string;
}

/** What every rule says of itself. */
export interface RuleHead {
  readonly id: string;
  /** The number of an invariant or a national rule that this rule carries. */
  readonly rule?: string;
  readonly source: readonly Source[];
  /** Both or neither; where an author's short form says nothing, the words are made from the relation. */
  readonly zh?: string;
  readonly en?: string;
  readonly code?: string;
  /** CEL; without it the rule holds always. */
  readonly when?: string;
  readonly applies?: Applies;
  /** Only for these outcomes of the judged act: what a rejection need not satisfy. */
  readonly deciding?: readonly string[];
  /** A floor's rule that a pack may replace by name. */
  readonly default?: boolean;
  readonly remedy?: { readonly zh: string; readonly en: string };
}

export interface Alternative {
  readonly act: string;
  /** Outcomes that satisfy; the positive ones where left out. */
  readonly outcomes?: readonly string[];
  /** Any standing occurrence will do, not only the latest. */
  readonly ever?: boolean;
}
export interface NeedsBody {
  readonly act: string;
  readonly of: readonly Alternative[];
  readonly mode: 'all' | 'any';
  readonly each?: Scope;
  readonly orNone?: boolean;
}
export interface AfterBody {
  readonly act: string;
  readonly since?: string;
  readonly fact?: string;
  readonly period?: RulePeriod;
  readonly pick?: 'first' | 'last';
  /** The whole last day must be over. */
  readonly fullDays?: boolean;
}
export type WithinBody = Omit<AfterBody, 'fullDays'>;
export interface HoldsBody {
  readonly by: string;
  readonly outcomes?: readonly string[];
  readonly act: string;
  readonly until: readonly string[];
  readonly lapse?: RulePeriod;
  readonly down?: boolean;
}
export interface BlocksBody {
  readonly by: string;
  readonly outcomes?: readonly string[];
  /** `*` for every act at the key and below. */
  readonly act: string;
  readonly except?: readonly string[];
}
export interface TimesBody {
  readonly act: string;
  /** Left out: as often as one likes. */
  readonly n?: number;
  readonly in?: Scope;
  readonly per?: 'year' | 'month';
}
export interface ActorsBody {
  readonly act: string;
  readonly roles: readonly string[];
}
export interface SeparateBody {
  readonly act: string;
  readonly notBy: readonly string[];
}
export interface GuardBody {
  readonly act: string;
  readonly expr: string;
  readonly examples?: readonly { readonly facts: Readonly<Record<string, FactValue>>; readonly holds: boolean }[];
}
export interface LimitBody {
  readonly act: string;
  readonly fact: string;
  readonly op: '<=' | '<' | '>=' | '>' | '=';
  /** A whole number, or the name of a fact or `params.` value. */
  readonly of?: number | string;
  /** An exact share of `of`: `10%`, `1/3`. */
  readonly share?: string;
  /** A date bound: this instant or that of an act, plus a period. */
  readonly from?: string;
  readonly period?: RulePeriod;
  readonly fullDays?: boolean;
}
export interface RouteRow {
  readonly id: string;
  readonly when?: string;
  readonly otherwise?: boolean;
  readonly acts?: readonly string[];
  readonly values?: readonly string[];
  readonly rule?: string;
  readonly source?: readonly Source[];
  readonly zh: string;
  readonly en: string;
}
export interface RouteBody {
  readonly route: string;
  readonly act: string;
  /** With `allow` rows: the fact whose values are permitted. */
  readonly fact?: string;
  readonly kind: 'require' | 'allow';
  readonly rows: readonly RouteRow[];
}
export interface ConsequenceBody {
  readonly on: string;
  readonly outcomes?: readonly string[];
  readonly do: readonly string[];
}
/** One of the acts that are decided in one append; `each` distributes it over the keys of a scope. */
export interface Member {
  readonly act: string;
  readonly each?: Scope;
}
export interface TogetherBody {
  readonly acts: readonly Member[];
}
export interface DueBody {
  readonly on: readonly string[];
  /** Outcomes of the acts in `on` that open an obligation; the positive ones where left out. */
  readonly outcomes?: readonly string[];
  readonly act: string;
  /** Outcomes of the act that meet it; the positive ones where left out. */
  readonly metBy?: readonly string[];
  readonly period: RulePeriod;
  readonly channel?: string;
  readonly audience?: string;
  readonly pause?: readonly string[];
  readonly resume?: readonly string[];
  readonly cancel?: readonly string[];
  /** The clock runs on while the act is held. */
  readonly runsUnderHold?: boolean;
}

export interface Bodies {
  readonly needs: NeedsBody;
  readonly after: AfterBody;
  readonly within: WithinBody;
  readonly holds: HoldsBody;
  readonly blocks: BlocksBody;
  readonly times: TimesBody;
  readonly actors: ActorsBody;
  readonly separate: SeparateBody;
  readonly guard: GuardBody;
  readonly limit: LimitBody;
  readonly route: RouteBody;
  readonly consequence: ConsequenceBody;
  readonly together: TogetherBody;
  readonly due: DueBody;
}
export type RelationKind = keyof Bodies;
export const RELATION_KINDS = [
  'needs',
  'after',
  'within',
  'holds',
  'blocks',
  'times',
  'actors',
  'separate',
  'guard',
  'limit',
  'route',
  'consequence',
  'together',
  'due',
] as const satisfies readonly RelationKind[];

export type RuleStatement = {
  readonly [K in RelationKind]: RuleHead & { readonly kind: 'rule'; readonly relation: K; readonly body: Bodies[K] };
}[RelationKind];
export type RuleOf<K extends RelationKind> = Extract<RuleStatement, { relation: K }>;

export type ActFlag = 'initial' | 'ending' | 'afterEnd';

/** One thing a pack says. A definition is a set of these, so that composing is nothing but union. */
export type Statement =
  | RuleStatement
  | {
      readonly kind: 'act';
      readonly act: string;
      readonly flags: readonly ActFlag[];
      /** The outcomes at which it ends the project, where only these do. */
      readonly endings?: readonly string[];
      /** Why it needs nothing before it. */
      readonly free?: string;
    }
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly scope: Scope;
      readonly zh: string;
      readonly en: string;
      readonly outcomes: { readonly positive: readonly string[]; readonly other: readonly string[] };
      readonly form?: JsonObject;
    }
  | {
      readonly kind: 'stage';
      readonly code: string;
      readonly order: number;
      readonly zh: string;
      readonly en: string;
      readonly acts: readonly string[];
      readonly exit?: readonly string[];
    }
  | {
      readonly kind: 'parameter';
      readonly name: string;
      readonly type: 'fen' | 'int' | 'string' | 'bool';
      readonly value: number | string | boolean;
      readonly by: string;
      readonly note?: string;
    }
  | { readonly kind: 'gate'; readonly gate: 'before' | 'during' | 'after'; readonly acts: readonly string[] }
  | {
      readonly kind: 'replaces';
      readonly rule: string;
      readonly authority: readonly Source[];
    };

export type StatementOf<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** What a pack says of itself. */
export interface PackHeader {
  readonly id: string;
  readonly version: string;
  readonly kind: 'floor' | 'pack' | 'overlay';
  readonly status: 'inForce' | 'reconstructed' | 'draft';
  readonly title: { readonly zh: string; readonly en: string };
  /** The floor a pack stands on. */
  readonly floor?: string;
  /** The pack an overlay lies on, and the service types that it is chosen for. */
  readonly over?: string;
  readonly serviceTypes?: readonly string[];
  readonly jurisdiction?: readonly string[];
  readonly modes?: readonly string[];
  readonly basis: readonly Source[];
  /** The day on which the instrument was made public; its own day, not that of its publication here. */
  readonly published?: string;
  readonly effective: { readonly from: string; readonly to?: string };
}
