import { JsonObject, StoredEvent } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { emptyMarking, Intent, mark, Marking, Procedure } from '@tongjian/procedure';
import { Act, Breach, History, Occasion } from '../act/index.js';
import { Dossier, emptyDossier } from '../dossier.js';
import { misfits } from '../schema/index.js';
import { factsOf, merged } from './facts.js';
import { refusalBy, verdictsOn } from './judging.js';
import { ACTS, inputSchemaOf } from './registry.js';
import { purchaserOf } from './ownership.js';
import { breachesOf } from './standing.js';
import { applyTo, ProjectState } from './state.js';
import { vocabulary } from './vocabulary.js';

/** A record that was made, ready to be judged once more. */
interface Recorded {
  readonly state: Pick<ProjectState, 'events' | 'amended'>;
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly history: History;
}

/**
 * What would have refused an act had its event carried other data: the act is judged again with its pack and its own
 * invariants, by whom, where and when it was done, on what stood recorded before it. What already stood against the
 * act as recorded (an imported history breaks rules) is not held against the correction.
 */
export function refusedAgain(recorded: Recorded, id: string, data: JsonObject): readonly Breach[] {
  const { corrected: counting } = recorded.state.amended;
  const told = recorded.history.append(id).map((event) => ({ ...event, data: counting.get(event.id) ?? event.data }));
  const before = refusalsOf(recorded, told);
  const known = new Set(before?.map(({ code, rule }) => `${rule} ${code}`));
  const corrected = told.map((event) => (event.id === id ? { ...event, data } : event));
  const after = before && refusalsOf(recorded, corrected);
  return (after ?? []).filter(({ code, rule }) => !known.has(`${rule} ${code}`));
}

/** Everything that stands against an act as some events tell it; undefined where they tell of no act that can be judged. */
function refusalsOf(recorded: Recorded, told: readonly StoredEvent[]): readonly Breach[] | undefined {
  const { state, procedure, calendar, history } = recorded;
  const done = actOf(told);
  if (!done) return undefined;
  const { act, key, outcome, principal } = done;
  const input = inputOf(act, told, outcome);
  if (misfits(inputSchemaOf(act), input).length > 0) return undefined;
  const { dossier, marking } = before(state, told[0]!);
  const { actor, occurredAt: at, attachments = [] } = principal.meta;
  const judged = act.judgedAs?.(dossier, input as never) ?? { act: act.name, key };
  const brought = act.facts?.(dossier, input as never, at, judged.key) ?? {};
  const facts = merged(factsOf({ dossier }, judged.key), brought, { document: { present: attachments.length > 0 } });
  const intent: Intent = {
    ...judged,
    actor,
    facts,
    at,
    complete: true,
    outcome,
    ...(act.links ? { links: act.links(dossier, input as never) } : {}),
    ...(act.judgedAs ? { form: input['form'] } : {}),
  };
  const occasion: Occasion = { actor, at, key: judged.key, calendar, procedure, attachments, facts, history };
  const verdicts = verdictsOn(procedure, calendar, marking, intent, purchaserOf(dossier, input));
  const refusal = refusalBy(verdicts, breachesOf(act, dossier, key, input as never, occasion));
  return (refusal?.all ?? []) as readonly Breach[];
}

/** The act that an append tells of, by the first of its events that counts as one. */
function actOf(told: readonly StoredEvent[]) {
  for (const principal of told) {
    const [happened] = vocabulary.happening(principal)?.acts ?? [];
    if (!happened) continue;
    const act = ACTS.find(
      ({ name, judgedAs, events }) =>
        (name === happened.act || judgedAs) && events.some(({ type }) => type === principal.type),
    );
    return act && { act, key: happened.key, outcome: happened.outcome, principal };
  }
  return undefined;
}

/** The command as the events of its append tell it: what several of them name, the first says as it was given. */
function inputOf(act: Act, told: readonly StoredEvent[], outcome: string): JsonObject {
  const data = told.map((event) => event.data).reduceRight((all, one) => ({ ...all, ...one }));
  const said = { outcome, ...(act.recall?.(data, outcome) ?? data) };
  const named = Object.keys(inputSchemaOf(act).properties ?? {});
  return Object.fromEntries(Object.entries(said).filter(([name]) => named.includes(name)));
}

/** What stood recorded before an event, later corrections and annulments counted. */
function before(
  { events, amended }: Recorded['state'],
  first: StoredEvent,
): { readonly dossier: Dossier; readonly marking: Marking } {
  const dossier = emptyDossier();
  let marking = emptyMarking();
  for (const event of events) {
    if (event.id === first.id) break;
    if (amended.voided.has(event.id)) continue;
    marking = mark(vocabulary, marking, event);
    applyTo(dossier, event, amended.corrected);
  }
  return { dossier, marking };
}
