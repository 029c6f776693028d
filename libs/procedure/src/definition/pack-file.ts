import { JsonObject, Source } from '@tongjian/kernel';
import { FactValue, Scope } from '../types.js';
import {
  AfterBody,
  Alternative,
  Applies,
  ConsequenceBody,
  DueBody,
  HoldsBody,
  LimitBody,
  Member,
  PackHeader,
  RouteRow,
  TimesBody,
} from './statement.js';

type OrList = string | readonly string[];
/** An act or several: one rule written for many. */
type ForActs<Body extends { readonly act: string }> = Omit<Body, 'act'> & { readonly act: OrList };

export type WrittenAlternative = string | Alternative;
export interface WrittenNeed extends Partial<Alternative> {
  readonly any?: readonly WrittenAlternative[];
  readonly each?: Scope;
  readonly orNone?: boolean;
  readonly when?: string;
  readonly deciding?: readonly string[];
  readonly id?: string;
  readonly rule?: string;
  readonly source?: readonly Source[];
  readonly zh?: string;
  readonly en?: string;
}

export interface WrittenAct {
  readonly initial?: true;
  /** Ends the project: at its positive outcomes, or at those named. */
  readonly ending?: true | readonly string[];
  readonly afterEnd?: true;
  readonly free?: string;
  readonly scope?: Scope;
  readonly actors?: readonly string[];
  readonly notBy?: readonly string[];
  readonly needs?: readonly (string | WrittenNeed)[];
  readonly times?: 'unlimited' | Omit<TimesBody, 'act'>;
  readonly rule?: string;
  readonly source?: readonly Source[];
}
export interface WrittenStep extends WrittenAct {
  readonly zh: string;
  readonly en: string;
  readonly outcomes?: { readonly positive: readonly string[]; readonly other?: readonly string[] };
  readonly form?: JsonObject;
}

export interface WrittenRelations {
  readonly needs?: {
    readonly act: OrList;
    readonly of?: readonly WrittenAlternative[];
    readonly any?: readonly WrittenAlternative[];
    readonly each?: Scope;
    readonly orNone?: boolean;
  };
  readonly after?: ForActs<AfterBody>;
  readonly within?: ForActs<AfterBody>;
  readonly holds?: ForActs<Omit<HoldsBody, 'until'>> & { readonly until?: readonly string[] };
  readonly blocks?: {
    readonly by: OrList;
    readonly act: OrList;
    readonly outcomes?: readonly string[];
    readonly except?: readonly string[];
  };
  readonly times?: ForActs<TimesBody>;
  readonly actors?: { readonly act: OrList; readonly roles: readonly string[] };
  readonly separate?: { readonly act: OrList; readonly notBy: readonly string[] };
  readonly guard?: {
    readonly act: OrList;
    readonly expr: string;
    readonly examples?: readonly { readonly facts: Readonly<Record<string, FactValue>>; readonly holds: boolean }[];
  };
  readonly limit?: ForActs<LimitBody>;
  readonly consequence?: ConsequenceBody;
  readonly together?: { readonly acts: readonly (string | Member)[] };
  /** A duty that is a publication: through a channel, to an audience. */
  readonly discloses?: Omit<DueBody, 'on' | 'channel' | 'audience'> & {
    readonly on: OrList;
    readonly channel: string;
    readonly audience: string;
  };
  readonly due?: Omit<DueBody, 'on'> & { readonly on: OrList };
}
export interface WrittenRule extends WrittenRelations {
  readonly id: string;
  readonly rule?: string;
  readonly source: readonly Source[];
  readonly zh: string;
  readonly en: string;
  readonly code?: string;
  readonly when?: string;
  readonly applies?: Applies;
  readonly deciding?: readonly string[];
  readonly default?: boolean;
  readonly remedy?: { readonly zh: string; readonly en: string };
}

export interface WrittenRoute {
  readonly act?: string;
  readonly fact?: string;
  readonly require?: readonly RouteRow[];
  readonly allow?: readonly RouteRow[];
  readonly id?: string;
  readonly rule?: string;
  readonly source: readonly Source[];
  readonly zh: string;
  readonly en: string;
}

/** A pack as its author wrote it and the JSON Schema lets it pass. */
export interface WrittenPack extends PackHeader {
  readonly parameters?: Readonly<
    Record<
      string,
      {
        readonly type: 'fen' | 'int' | 'string' | 'bool';
        readonly value: number | string | boolean | null;
        readonly by: string;
        readonly note?: string;
      }
    >
  >;
  readonly stages?: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    readonly acts: readonly string[];
    readonly exit?: readonly string[];
  }[];
  readonly gates?: Readonly<Partial<Record<'before' | 'during' | 'after', readonly string[]>>>;
  readonly acts?: Readonly<Record<string, WrittenAct>>;
  readonly steps?: Readonly<Record<string, WrittenStep>>;
  readonly routes?: Readonly<Record<string, WrittenRoute>>;
  readonly rules?: readonly WrittenRule[];
  readonly replaces?: readonly { readonly rule: string; readonly authority: readonly Source[] }[];
}
