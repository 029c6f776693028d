import { JsonObject } from '@tongjian/kernel';
import { DroppedRule, ProcedurePart, Stage } from '../compiled/procedure.js';
import { PackHeader, Place, ReadPack, RuleStatement, Said } from '../definition/index.js';
import { Parameters } from '../expression/index.js';
import { ActDeclaration, FactType, PackFault } from '../types.js';

/** A rule as it takes part in a composition: who states it, and where. */
export interface StatedRule {
  readonly statement: RuleStatement;
  readonly place: Said['place'];
  readonly header: PackHeader;
}

/** What floor, pack and overlays together declare of an act. */
export interface AssembledAct {
  readonly declaration: ActDeclaration;
  readonly isStep: boolean;
  readonly initial: boolean;
  readonly afterEnd: boolean;
  readonly endings: ReadonlySet<string>;
  readonly free?: string;
  readonly form?: JsonObject;
  /** Where its author declares it. */
  readonly place: Place;
}

/** The union of some packs, names resolved, replaced and idle rules taken out; not yet compiled. */
export interface Assembly {
  readonly packs: readonly ReadPack[];
  /** The pack, or the floor where it stands alone. */
  readonly header: PackHeader;
  readonly parts: readonly ProcedurePart[];
  readonly open: boolean;
  readonly factTypes: Readonly<Record<string, FactType>>;
  /** By fact, the values that it can lawfully have; absent where any will do. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Parameters;
  readonly acts: ReadonlyMap<string, AssembledAct>;
  readonly rules: readonly StatedRule[];
  /** The floor's rules that a pack replaces by name. */
  readonly replaced: readonly StatedRule[];
  readonly stages: readonly (Stage & { readonly place: Place })[];
  readonly gates: Readonly<Partial<Record<'before' | 'during' | 'after', readonly string[]>>>;
  readonly dropped: readonly DroppedRule[];
  readonly text: string;
  readonly faults: readonly PackFault[];
}
