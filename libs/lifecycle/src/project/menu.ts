import { Actor } from '@tongjian/kernel';
import { possibilities, Possibility } from '@tongjian/procedure';
import { ProjectContext } from './command.js';
import { dutyVerdict } from './duties.js';
import { procedureAsked } from './migration.js';
import { ownershipVerdict } from './ownership.js';
import { factsOf } from './facts.js';
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
  return possibilities(procedure, calendar, marking, asking).map((possibility) => {
    const act = actNamed(possibility.act);
    const place = possibility.opensUnder ?? possibility.key;
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
}
