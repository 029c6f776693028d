import { JsonObject, Remedy, Source, Text } from '@tongjian/kernel';
import { beijingDate, Calendar } from '@tongjian/money-time';
import type { Procedure, ProcedureAct } from '../compiled/procedure.js';
import { Marking } from '../marking/index.js';
import { Facts, FactValue, Intent, Scope, Verdict } from '../types.js';

/** What a relation answers on a scene; undefined where it says nothing. */
export interface Answer {
  /** Where a part of the relation speaks, a row of its route, that part's own number and source. */
  readonly rule?: string;
  readonly source?: readonly Source[];
  readonly outcome: Verdict['outcome'];
  /** The facts that were compared. */
  readonly facts: JsonObject;
  readonly remedies: readonly Remedy[];
  /** Where the answer is more precise than the rule's own words. */
  readonly text?: Text;
}
export type Ask = (scene: Scene) => Answer | undefined;

const NOTHING: readonly Remedy[] = [];
export const holding = (facts: JsonObject = {}): Answer => ({ outcome: 'holds', facts, remedies: NOTHING });
export const failing = (facts: JsonObject, ...remedies: readonly Remedy[]): Answer => ({
  outcome: 'fails',
  facts,
  remedies: remedies.length > 0 ? remedies : [{ kind: 'none' }],
});
export const lacking = (...names: readonly string[]): Answer => ({
  outcome: 'open',
  facts: {},
  remedies: [{ kind: 'facts', names }],
});

/** An act about to be judged: everything a relation may look at. */
export class Scene {
  private given?: Facts;
  private today?: string;
  private banned?: readonly string[];

  constructor(
    readonly procedure: Procedure,
    readonly calendar: Calendar,
    readonly marking: Marking,
    readonly intent: Intent,
    readonly act: ProcedureAct,
  ) {}

  get scope(): Scope {
    return this.act.declaration.scope;
  }

  /** The Beijing day of the act. */
  get day(): string {
    return (this.today ??= beijingDate(this.intent.at));
  }

  /** The facts given, and who acts. */
  get facts(): Facts {
    const { role, organisation } = this.intent.actor;
    return (this.given ??= { ...this.intent.facts, actor: { role, organisation } });
  }

  fact(name: string): FactValue | undefined {
    const dot = name.indexOf('.');
    const [group, member] = [name.slice(0, dot), name.slice(dot + 1)];
    return group === 'params' ? this.procedure.parameters[member] : this.facts[group]?.[member];
  }

  /** Whether siblings may still be chosen: a menu does not know to which the command will join its key. */
  get siblingsUnknown(): boolean {
    const { complete, links, key } = this.intent;
    return !complete && links === undefined && key.endsWith('*');
  }

  /** Persons whom some rule excludes from this act. */
  excluded(find: () => readonly string[]): readonly string[] {
    return (this.banned ??= find());
  }
}

/** Facts by dotted names, as an envelope or a problem may carry them. */
export function shown(scene: Scene, names: readonly string[]): JsonObject {
  const facts: Record<string, JsonObject[string]> = {};
  for (const name of names) {
    const value = scene.fact(name);
    if (value !== undefined) facts[name] = value;
  }
  return facts;
}
