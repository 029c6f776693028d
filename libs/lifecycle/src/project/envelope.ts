import { Attachment, digestOf, JsonObject, NewEvent, Source, StoredEvent } from '@tongjian/kernel';
import { Calendar } from '@tongjian/money-time';
import { ActKey, mark, Marking, openStages, Procedure, standingStage, Verdict } from '@tongjian/procedure';
import { Fact, KeyParts, PARTS, partsOf } from '../act/index.js';
import { EVENTS } from './registry.js';
import { vocabulary } from './vocabulary.js';

type EventMeta = NonNullable<NewEvent['meta']>;

/** Of what an act was decided: what all its events say of themselves. */
export interface Judged {
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly actor: StoredEvent['meta']['actor'];
  readonly occurredAt: string;
  readonly key: ActKey;
  readonly verdicts: readonly Verdict[];
  readonly jurisdiction?: string;
  readonly attachments?: readonly Attachment[];
  readonly meta?: EventMeta;
}

/** Gives facts their key parts and their envelope; stages are those open after each event. */
export function enveloped(marking: Marking, facts: readonly Fact[], judged: Judged): NewEvent[] {
  let after = marking;
  const basis = legalBasis(judged.verdicts);
  const compared = comparedFacts(judged.verdicts);
  return facts.map((fact, i) => {
    const event = { ...fact, data: { ...fact.data, ...keyData(fact.type, judged.key) } };
    after = mark(vocabulary, after, pending(event, i, judged));
    const { ref } = judged.procedure;
    const stages = openStages(judged.procedure, after);
    const act = vocabulary.happening(pending(event, i, judged))?.acts?.[0]?.act;
    const stage = act === undefined ? undefined : standingStage(judged.procedure, act, stages);
    const stamp = { ...ref, calendar: judged.calendar.version, stages, ...(stage === undefined ? {} : { stage }) };
    return {
      ...event,
      meta: {
        procedure: stamp,
        ...(basis.length > 0 ? { legalBasis: basis } : {}),
        ...(Object.keys(compared).length > 0 ? { facts: compared } : {}),
        ...(judged.attachments?.length ? { attachments: judged.attachments } : {}),
        ...(judged.jurisdiction ? { jurisdiction: judged.jurisdiction } : {}),
        ...judged.meta,
      },
    };
  });
}

/** The parts of the act's key that an event of this type carries. */
function keyData(type: string, key: ActKey): KeyParts {
  const parts = partsOf(key);
  const carried = PARTS[EVENTS[type]!.scope] as readonly (keyof KeyParts)[];
  return Object.fromEntries(carried.flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part]]])));
}

/** An event as the marking reads it before it is sealed: its id is not known yet. */
const pending = ({ type, data }: Fact, i: number, { actor, occurredAt }: Judged): StoredEvent =>
  ({
    id: `pending-${i}`,
    stream: '',
    revision: i,
    type,
    shape: 1,
    data,
    meta: { actor, occurredAt },
  }) as unknown as StoredEvent;

/** Kinds of verdict that rest on the composed procedure itself, not on an instrument. */
const STANDING = new Set<Verdict['kind']>(['declared', 'begun', 'ended', 'key', 'form']);
const MOST_SOURCES = 30;

function legalBasis(verdicts: readonly Verdict[]): readonly Source[] {
  const sources = verdicts.filter(({ kind }) => !STANDING.has(kind)).flatMap(({ source }) => source);
  const distinct = new Map(sources.map((source) => [`${source.instrument} ${source.article ?? ''}`, source]));
  return [...distinct.values()].slice(0, MOST_SOURCES);
}

const MOST_BYTES = 16 * 1024;
const LONGEST_LIST = 20;

/** What the relations compared, by fact's name; a detail that is no fact goes under its relation. */
export function comparedFacts(verdicts: readonly Verdict[]): JsonObject {
  const facts: Record<string, JsonObject[string]> = {};
  for (const { relation, facts: compared } of verdicts)
    for (const [name, value] of Object.entries(compared))
      facts[name.includes('.') ? name : `${relation}.${name}`] =
        Array.isArray(value) && value.length > LONGEST_LIST ? { count: value.length, digest: digestOf(value) } : value;
  const bytes = Buffer.byteLength(JSON.stringify(facts));
  return bytes <= MOST_BYTES ? facts : { count: Object.keys(facts).length, digest: digestOf(facts) };
}
