import { RouteTable } from '../../compiled/procedure.js';
import { matchingRow } from '../../route/matching-row.js';
import { Ask, failing, holding, lacking, shown } from '../scene.js';

/** The fact's value must be among those that the first matching row permits. */
export const askAllow =
  (table: RouteTable, fact: string): Ask =>
  (scene) => {
    const match = matchingRow(table, (name) => scene.fact(name), scene.facts);
    const value = scene.fact(fact);
    if ('unknown' in match) return lacking(...match.unknown);
    if (value === undefined) return lacking(fact);
    const values = match.row.values ?? [];
    const facts = { [fact]: value, row: match.row.id, allowed: values, ...shown(scene, match.read) };
    if (values.includes(String(value))) return holding(facts);
    return failing(facts, ...values.map((bound) => ({ kind: 'bound' as const, fact, op: '=' as const, bound })));
  };
