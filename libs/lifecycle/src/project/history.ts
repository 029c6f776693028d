import { JsonObject, StoredEvent } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { emptyMarking, Facts, FactValue, judge, mark, Marking, Procedure, Verdict } from '@tongjian/procedure';
import { History } from '../act/index.js';
import { emptyDossier } from '../dossier.js';
import { factsOf, merged } from './facts.js';
import { refusedAgain } from './judged-again.js';
import { applyTo, definitionOf, dossierOf, ProjectState } from './state.js';
import { vocabulary } from './vocabulary.js';

/** What amending acts may ask of the record; nothing here changes it. */
export function historyOf({ events, amended }: ProjectState, procedure: Procedure, calendar: Calendar): History {
  const find = (id: string) => events.find((event) => event.id === id);
  const append = (id: string) => {
    const event = find(id);
    if (!event) return [];
    // One import is one append, yet tells of many acts.
    if (event.meta.entry?.kind === 'import') return [event];
    return events.filter(({ meta }) => meta.commandId === event.meta.commandId && meta.part === event.meta.part);
  };
  const history: History = {
    find,
    append,
    stands: (id) => !amended.voided.has(id),
    counting: (id) => amended.corrected.get(id) ?? find(id)?.data ?? {},
    definitionOf,
    without: (ids) => dossierOf(events, { ...amended, voided: new Set([...amended.voided, ...ids]) }),
    corrected: (id, data: JsonObject) =>
      dossierOf(events, { ...amended, corrected: new Map([...amended.corrected, [id, data]]) }),
    refusedAgain: (id, data: JsonObject) =>
      refusedAgain({ state: { events, amended }, procedure, calendar, history }, id, data),
    tells: (...types) => events.some(({ id, type }) => types.includes(type) && !amended.voided.has(id)),
    dependants: (ids) => dependantsOf({ events, amended }, procedure, calendar, ids),
  };
  return history;
}

/** Relations by which one act rests on another; what a process did rests on what it followed from. */
const RESTS_ON = new Set<Verdict['kind']>(['begun', 'key', 'needs', 'route', 'consequence']);

/**
 * Standing events that could not have happened without some others: the record is judged again as if those were void,
 * and whatever a relation refuses then that it did not refuse before is a dependant, and void for those after it.
 */
function dependantsOf(
  { events, amended }: Pick<ProjectState, 'events' | 'amended'>,
  procedure: Procedure,
  calendar: Calendar,
  ids: readonly string[],
): readonly StoredEvent[] {
  const gone = new Set(ids);
  const found: StoredEvent[] = [];
  const dossier = emptyDossier();
  let [whole, rest] = [emptyMarking(), emptyMarking()];
  for (const event of events) {
    if (amended.voided.has(event.id)) continue;
    if (!gone.has(event.id)) {
      const facts = merged(factsOf({ dossier }, keyOfEvent(event)), recorded(event));
      const refusing = (marking: Marking) => refusedBy(procedure, calendar, marking, event, facts);
      const before = refusing(whole);
      if ([...refusing(rest)].some((relation) => !before.has(relation))) {
        found.push(event);
        gone.add(event.id);
      }
    }
    whole = mark(vocabulary, whole, event);
    if (gone.has(event.id)) continue;
    rest = mark(vocabulary, rest, event);
    applyTo(dossier, event, amended.corrected);
  }
  return found;
}

const keyOfEvent = (event: StoredEvent) => vocabulary.happening(event)?.acts?.[0]?.key ?? '';

function refusedBy(procedure: Procedure, calendar: Calendar, marking: Marking, event: StoredEvent, facts: Facts) {
  const { actor, occurredAt: at } = event.meta;
  const { acts = [], links = [] } = vocabulary.happening(event) ?? {};
  const siblings = links.map(({ to }) => to);
  const verdicts = acts.flatMap(({ act, key, outcome }) =>
    judge(procedure, calendar, marking, { act, key, outcome, actor, at, facts, links: siblings, complete: false }),
  );
  const failing = verdicts.filter(({ kind, outcome }) => outcome === 'fails' && RESTS_ON.has(kind));
  return new Set(failing.map(({ relation }) => relation));
}

/** The facts that an event's envelope says its guards compared. */
function recorded({ meta }: StoredEvent): Facts {
  const facts: Record<string, Record<string, FactValue>> = {};
  for (const [dotted, value] of Object.entries(meta.facts ?? {})) {
    if (!Object.hasOwn(vocabulary.facts, dotted)) continue;
    const [group, name] = dotted.split('.') as [string, string];
    (facts[group] ??= {})[name] = value as FactValue;
  }
  return facts;
}
