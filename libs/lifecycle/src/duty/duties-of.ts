import { Calendar } from '@tongjian/money-time';
import { Obligation, obligations, Procedure, ProcedureShelf } from '@tongjian/procedure';
import { factsOf } from '../project/facts.js';
import { ProjectState } from '../project/state.js';

export interface DutiesAsked {
  readonly shelf: Pick<ProcedureShelf, 'byHash'>;
  readonly calendar: Calendar;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/**
 * Every obligation of a project, by the procedure it is pinned to. What an imported history tells opens none: whether
 * it was met then, its sources need not say.
 */
export function dutiesOf(state: ProjectState, { shelf, calendar, at }: DutiesAsked): readonly Obligation[] {
  const procedure = procedureOf(state, shelf);
  if (!procedure) return [];
  const imported = new Set(state.events.filter(({ meta }) => meta.entry?.kind === 'import').map(({ id }) => id));
  return obligations(procedure, calendar, state.marking, { at, facts: (key) => factsOf(state, key) }).filter(
    ({ start }) => !imported.has(start.event),
  );
}

const procedureOf = ({ pinned }: ProjectState, shelf: DutiesAsked['shelf']): Procedure | undefined =>
  pinned && shelf.byHash(pinned.hash);
