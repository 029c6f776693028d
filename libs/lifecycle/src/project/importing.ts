import { accept, Decision, JsonObject, NewEvent, refuse, StoredEvent } from '@tongjian/kernel';
import { beijingDate } from '@tongjian/money-time';
import { ActKey, emptyMarking, judge, mark, Marking, Procedure, Verdict } from '@tongjian/procedure';
import { BroughtFacts, broken } from '../act/index.js';
import { newContradictions } from '../dossier-laws/index.js';
import { Dossier, emptyDossier } from '../dossier.js';
import { importHistory } from '../history-import/index.js';
import { pinned } from '../proposal/index.js';
import { misfits } from '../schema/index.js';
import { ProjectCommand, ProjectContext } from './command.js';
import { enveloped } from './envelope.js';
import { factsOf, merged } from './facts.js';
import { cannotBeRecorded, importerOnly, noSuchPack, notAbsent } from './import-refusals.js';
import { ACTS, EVENTS, inputSchemaOf } from './registry.js';
import { dossierOf, ProjectState } from './state.js';
import { vocabulary } from './vocabulary.js';

type History = NonNullable<(typeof importHistory)['command']>['data'];
type Told = History['events'][number];

/** Decides an import: refused only for what cannot be recorded at all, flagged for every rule that was broken. */
export function decideImport(
  { events: known }: ProjectState,
  { data, attachments }: ProjectCommand,
  context: ProjectContext,
): Decision {
  const history = data as unknown as History;
  const [first] = history.events;
  const unfit = broken(
    context.actor.role !== 'importer' && importerOnly(context.actor.role),
    known.length > 0 && notAbsent(),
  );
  if (unfit.length > 0) return refuse({ ...unfit[0]!, all: unfit });
  if (first!.type !== BEGINNING)
    return refuse(cannotBeRecorded([{ pointer: '/events/0/type', reason: `must be ${BEGINNING}` }]));
  const procedure = context.shelf.inForce({
    jurisdiction: String(first!.data['jurisdiction']),
    date: beijingDate(first!.occurredAt),
    id: history.procedure,
  });
  if (!procedure) return refuse(noSuchPack(history.procedure, first!.occurredAt));
  const told = history.events.map((one) => withProcedure(one, procedure));
  const errors = told.flatMap((one, i) => unreadable(one, i, context.at));
  if (errors.length > 0) return refuse(cannotBeRecorded(errors));
  const events = recordAll(told, history, procedure, context).map((event) =>
    attachments?.length ? { ...event, meta: { ...event.meta, attachments } } : event,
  );
  return accept(...(events as unknown as [NewEvent, ...NewEvent[]]));
}

/** A proposal pins the procedure it is read under. */
const withProcedure = (one: Told, procedure: Procedure): Told =>
  one.type === BEGINNING ? { ...one, data: { ...one.data, procedure: pinned(procedure) } } : one;

const BEGINNING = 'ProjectProposed';
const AMENDMENTS = new Set(['ActCorrected', 'ActVoided', 'ProcedureMigrated']);

function unreadable({ type, data, occurredAt }: Told, i: number, now: string): { pointer: string; reason: string }[] {
  const definition = Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  const at = `/events/${i}`;
  if (!definition || AMENDMENTS.has(type)) return [{ pointer: `${at}/type`, reason: `${type} cannot be imported` }];
  if (type === BEGINNING && i > 0)
    return [{ pointer: `${at}/type`, reason: `${BEGINNING} stands at the beginning only` }];
  if (Date.parse(occurredAt) > Date.parse(now)) return [{ pointer: `${at}/occurredAt`, reason: 'is in the future' }];
  return misfits(definition.schema, data, `${at}/data`).map(({ pointer, reason }) => ({ pointer, reason }));
}

/** Folds the history as it is told and judges each of its acts where it stands. */
function recordAll(
  told: readonly Told[],
  { entry }: History,
  procedure: Procedure,
  context: ProjectContext,
): NewEvent[] {
  const { actor, calendar } = context;
  const past: StoredEvent[] = [];
  let marking = emptyMarking();
  let dossier = emptyDossier();
  return told.map((one, i) => {
    const occurredAt = new Date(Date.parse(one.occurredAt)).toISOString();
    const event = {
      ...one,
      id: `told-${i}`,
      stream: '',
      revision: i,
      shape: 1,
      meta: { actor, occurredAt },
    } as unknown as StoredEvent;
    const before = dossier;
    past.push(event);
    dossier = dossierOf(past, { voided: new Set(), corrected: new Map() });
    const verdicts = verdictsOf(procedure, context, marking, { before, after: dossier }, event);
    const rules = verdicts.map(({ rule }) => rule);
    const contradicted = newContradictions(before, dossier).map(({ rule }) => rule);
    const flags = [...new Set([...rules, ...contradicted, ...(one.flags ?? [])])].sort();
    const [made] = enveloped(marking, [{ type: one.type, data: one.data }], {
      procedure,
      calendar,
      actor,
      occurredAt,
      key: '',
      verdicts,
      jurisdiction: dossier.proposal!.jurisdiction,
      meta: {
        occurredAt,
        ...(one.occurredPrecision ? { occurredPrecision: one.occurredPrecision } : {}),
        entry: { kind: 'import', ...entry, ...(one.cell ? { cell: one.cell } : {}), flags },
      },
    });
    marking = mark(vocabulary, marking, event);
    return made!;
  });
}

/** What the act itself would have brought, as far as its event tells it: the type of a supplier that was reviewed. */
function broughtBy(name: string, dossier: Dossier, event: StoredEvent, outcome: string, key: ActKey): BroughtFacts {
  const act = ACTS.find((one) => one.name === name);
  if (!act?.facts) return {};
  const told = act.recall?.(event.data, outcome) ?? event.data;
  const input = { outcome, ...told } as JsonObject;
  const named = Object.keys(inputSchemaOf(act).properties ?? {});
  const said = Object.fromEntries(Object.entries(input).filter(([member]) => named.includes(member)));
  if (misfits(inputSchemaOf(act), said).length > 0) return {};
  return act.facts(dossier, said as never, event.meta.occurredAt, key) ?? {};
}

/** Rules about who acts say nothing of a person whom the sources do not name. */
const ABOUT_PERSONS = new Set<Verdict['kind']>(['actors', 'consequence']);

function verdictsOf(
  procedure: Procedure,
  { calendar }: ProjectContext,
  marking: Marking,
  { before, after }: { readonly before: Dossier; readonly after: Dossier },
  event: StoredEvent,
): readonly Verdict[] {
  const { actor, occurredAt: at } = event.meta;
  const { acts = [], links = [] } = vocabulary.happening(event) ?? {};
  const siblings = links.map(({ to }) => to);
  return acts
    .flatMap(({ act, key, outcome }) => {
      const facts = merged(
        factsOf({ dossier: before }, key),
        factsOf({ dossier: after }, key),
        broughtBy(act, before, event, outcome, key),
      );
      return judge(procedure, calendar, marking, {
        act,
        key,
        outcome,
        actor,
        at,
        facts,
        links: siblings,
        complete: false,
      });
    })
    .filter(({ outcome, kind }) => outcome === 'fails' && !ABOUT_PERSONS.has(kind));
}
