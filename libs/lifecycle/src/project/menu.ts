import { Actor } from '@tongjian/kernel';
import { judge, possibilities, Possibility } from '@tongjian/procedure';
import { Act, PARTS, partsOf } from '../act/index.js';
import { ProjectContext } from './command.js';
import { dutyVerdict } from './duties.js';
import { procedureAsked } from './migration.js';
import { ownershipVerdict } from './ownership.js';
import { factsOf, merged } from './facts.js';
import { actNamed } from './registry.js';
import { failing, standingAgainst } from './standing.js';
import { ProjectState } from './state.js';

/**
 * What an actor may do next, and for what may not be done, which rule refuses it, on which facts, and what would mend
 * it: the very verdicts by which a command would be refused. Empty before a project is proposed.
 */
export function menu(
  state: ProjectState,
  { shelf, calendar, at }: Pick<ProjectContext, 'shelf' | 'calendar' | 'at'>,
  actor: Pick<Actor, 'person' | 'role' | 'organisation'>,
): readonly Possibility[] {
  const { pinned, marking } = state;
  const own = pinned && shelf.byHash(pinned.hash);
  if (!own) return [];
  const procedure = procedureAsked(own, { shelf, calendar, at });
  const asking = { actor, at, facts: (key: string) => factsOf(state, key) };
  return possibilities(procedure, calendar, marking, asking).map((found) => {
    const act = actNamed(found.act);
    const place = found.opensUnder ?? found.key;
    const possibility = act ? askedLeast(act, found, place) : found;
    const breaches = act ? standingAgainst(act, state.dossier, place, { actor, at }) : [];
    const everywhere = [
      dutyVerdict(procedure, marking, { ...possibility, actor }),
      ownershipVerdict(actor, state.dossier.proposal?.purchaser),
      ...breaches.map((breach) => failing(possibility.act, breach)),
    ].filter((verdict) => verdict !== undefined);
    if (everywhere.length === 0) return possibility;
    const verdicts = [...possibility.verdicts, ...everywhere];
    const refused = everywhere.some(({ outcome }) => outcome === 'fails');
    return { ...possibility, verdicts, possible: refused ? 'no' : possibility.possible };
  });

  /** The possibility judged by the facts of the least input, where an act says what that would be. */
  function askedLeast(act: Act, found: Possibility, place: string): Possibility {
    const parts = partsOf(place);
    if (!act.least || found.possible === 'no' || PARTS[act.scope].some((part) => !known(parts[part]))) return found;
    const facts = merged(factsOf(state, place), act.least(state.dossier, parts as never));
    const intent = { act: act.name, key: found.key, actor, at, facts, complete: false };
    const verdicts = judge(procedure!, calendar, marking, intent);
    const refused = verdicts.some(({ outcome }) => outcome === 'fails');
    return refused ? { ...found, verdicts, possible: 'no' } : found;
  }
}

const known = (part: string | undefined) => part !== undefined && part !== '*';
