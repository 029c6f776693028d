import { JsonObject, Remedy } from '@tongjian/kernel';
import { RouteTable, Wanted } from '../../compiled/procedure.js';
import { everDone, latestAt, relatedKeys, stands } from '../../marking/index.js';
import { ActKey, Scope } from '../../types.js';
import { Answer, Ask, failing, holding, lacking, Scene, shown } from '../scene.js';
import { matchingRow } from '../../route/matching-row.js';

export interface Needed {
  readonly wanted: readonly Wanted[];
  readonly mode: 'all' | 'any';
  readonly each?: Scope;
  readonly orNone: boolean;
}

/** What is not yet done, and how it would be. */
interface Missing {
  readonly remedies: readonly Remedy[];
  readonly names: readonly string[];
}

/** B only after A, with an outcome that the relation names (procedure language: `needs`). */
export const askNeeds =
  (needed: Needed): Ask =>
  (scene) => {
    const { key } = scene.intent;
    if (!needed.each) return answer(missingAt(scene, needed, key, scene.scope));
    const keys = relatedKeys(scene.marking, key, scene.scope, needed.each, scene.intent.links);
    if (keys.length === 0)
      return needed.orNone ? holding() : failing({ none: needed.each }, { kind: 'open', scope: needed.each });
    const lacks = keys.map((each) => missingAt(scene, needed, each, needed.each!)).filter((lack) => lack !== undefined);
    if (lacks.length === 0) return holding();
    return answer({ remedies: lacks.flatMap(({ remedies }) => remedies), names: lacks.flatMap(({ names }) => names) });
  };

/** The acts that the matching rows of a route require, each with a positive outcome. */
export const askRoute =
  (tables: readonly RouteTable[]): Ask =>
  (scene) => {
    const unknown: string[] = [];
    const lacks: (Missing & ReturnType<typeof spokenBy>)[] = [];
    let facts: JsonObject = {};
    for (const table of tables) {
      const match = matchingRow(table, (name) => scene.fact(name), scene.facts);
      if ('unknown' in match) unknown.push(...match.unknown);
      else {
        facts = { ...facts, row: match.row.id, ...shown(scene, match.read) };
        const needed: Needed = { wanted: match.row.wanted, mode: 'all', orNone: false };
        const lack = missingAt(scene, needed, scene.intent.key, scene.scope);
        if (lack) lacks.push({ ...lack, ...spokenBy(table, match.row) });
      }
    }
    const [first] = lacks;
    if (first) {
      const { rule, source, text } = first;
      const remedies = lacks.flatMap((lack) => lack.remedies);
      return {
        ...failing({ ...facts, missing: lacks.flatMap(({ names }) => names) }, ...remedies),
        rule,
        source,
        text,
      };
    }
    return unknown.length > 0 ? lacking(...unknown) : holding(facts);
  };

/** A row has its own number, source and words, or its table's. */
const spokenBy = (table: RouteTable, row: RouteTable['rows'][number]) => ({
  rule: row.rule ?? table.rule,
  source: row.source ?? table.source,
  text: { zh: row.zh, en: row.en },
});

const answer = (missing: Missing | undefined): Answer =>
  missing ? failing({ missing: missing.names }, ...missing.remedies) : holding();

function missingAt(scene: Scene, { wanted, mode, orNone }: Needed, key: ActKey, scope: Scope): Missing | undefined {
  const remedies: Remedy[] = [];
  const names: string[] = [];
  for (const want of wanted) {
    const to = want.declaration.scope;
    const keys = relatedKeys(scene.marking, key, scope, to, scene.intent.links);
    const lacking = keys.filter((at) => !isDone(scene, want, at));
    if (lacking.length === 0 && (keys.length > 0 || orNone)) {
      if (mode === 'any') return undefined;
      continue;
    }
    const outcomes = [...want.outcomes];
    for (const at of lacking) {
      remedies.push({ kind: 'act', act: want.act, key: at, outcomes });
      names.push(at === '' ? want.act : `${want.act}@${at}`);
    }
    if (keys.length === 0) {
      remedies.push({ kind: 'open', scope: to });
      names.push(want.act);
    }
  }
  return names.length === 0 ? undefined : { remedies, names };
}

function isDone({ marking }: Scene, { act, outcomes, ever }: Wanted, key: ActKey): boolean {
  if (!marking.acts.has(act)) return false;
  if (ever)
    return everDone(marking, act).some(
      (done) => done.key === key && outcomes.has(done.outcome) && stands(marking, done),
    );
  const latest = latestAt(marking, act, key);
  return latest !== undefined && outcomes.has(latest.outcome);
}
