import { Actor, Attachment, StoredEvent } from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { Procedure } from '@tongjian/procedure';
import { Act, Breach, EventDefinition, Fact, KeyParts, Occasion, PARTS, TypedAct } from '../src/act/index.js';
import { Dossier, emptyDossier } from '../src/dossier.js';
import { unrepeated } from '../src/project/standing.js';
import { Fields, id, misfits, record } from '../src/schema/index.js';

/** Who acts, when, on what papers; what is left out comes from the story. */
export interface Setting {
  readonly at?: string;
  readonly by?: Partial<Actor>;
  readonly attachments?: readonly Attachment[];
  readonly procedure?: Pick<Procedure, 'ref' | 'parts'>;
}

/** What an act met with: the facts it decided, or the breaches that refused it. */
export interface Outcome {
  readonly facts: readonly Fact[];
  readonly breaches: readonly Breach[];
  /** The dossier after the facts, or as it was. */
  readonly dossier: Dossier;
  readonly types: readonly string[];
  readonly codes: readonly string[];
}

/** A project's story as far as one act's own rules go, without any procedure. */
export interface Story {
  readonly dossier: Dossier;
  /** Does the act, or throws what refused it. */
  readonly and: <I>(act: TypedAct<string, I>, input: I, setting?: Setting) => Story;
  readonly when: <I>(act: TypedAct<string, I>, input: I, setting?: Setting) => Outcome;
}

const ACTOR: Actor = { person: 'p_handler', organisation: 'o-purchaser', role: 'purchaser.handler', client: 'test' };
const CALENDAR = calendarFrom(PUBLISHED_YEARS);

/** A story begins with events that have happened; each needs its definition and the parts of its key. */
export const given = (start: string, ...happened: readonly Happened[]): Story =>
  story(
    start,
    happened.map(({ definition, key, fact }) => ({ definition, fact, parts: key })),
  );

export interface Happened {
  readonly definition: EventDefinition;
  readonly fact: Fact;
  readonly key: KeyParts;
}
export const happened = (definition: EventDefinition, fact: Fact, key: KeyParts = {}): Happened => ({
  definition,
  fact,
  key,
});

interface Recorded {
  readonly definition: EventDefinition;
  readonly fact: Fact;
  readonly parts: KeyParts;
  readonly at?: string;
}

function story(start: string, past: readonly Recorded[]): Story {
  const told = (more: readonly Recorded[] = []) => {
    const dossier = emptyDossier();
    [...past, ...more].forEach((one, i) => one.definition.apply(dossier, stored(one, i, start)));
    return dossier;
  };
  const perform = <I>(act: TypedAct<string, I>, input: I, setting: Setting) => {
    const dossier = told();
    const parts = keyParts(act, input as KeyParts, dossier);
    checkFits(`${act.name} input`, inputFields(act), input);
    const occasion = occasionOf(setting.at ?? start, setting);
    const breaches = unrepeated(
      act.standing?.(dossier, parts as never, occasion) ?? [],
      act.invariants?.(dossier, input as never, occasion) ?? [],
    );
    const facts = breaches.length > 0 ? [] : act.decide(dossier, input as never, occasion);
    const recorded = facts.map((fact): Recorded => {
      const definition = act.events.find(({ type }) => type === fact.type);
      if (!definition) throw new Error(`${act.name} decides ${fact.type}, which it does not declare`);
      return { definition, fact, parts, at: occasion.at };
    });
    for (const one of recorded) {
      const wrong = misfits(one.definition.schema, stored(one, 0, start).data);
      if (wrong.length > 0) throw new Error(`${one.fact.type}: ${JSON.stringify(wrong)}`);
    }
    return { breaches, facts, recorded };
  };
  return {
    dossier: told(),
    and: (act, input, setting = {}) => {
      const { breaches, recorded } = perform(act, input, setting);
      if (breaches.length > 0) throw new Error(`${act.name} was refused: ${JSON.stringify(breaches)}`);
      return story(start, [...past, ...recorded]);
    },
    when: (act, input, setting = {}) => {
      const { breaches, facts, recorded } = perform(act, input, setting);
      return {
        facts,
        breaches,
        dossier: told(recorded),
        types: facts.map(({ type }) => type),
        codes: breaches.map(({ code }) => code),
      };
    },
  };
}

/** Key parts come with the input; an act on a contract finds its lot in the dossier. */
function keyParts(act: Act, { lot, contract, ...rest }: KeyParts, dossier: Dossier): KeyParts {
  const parts = { ...rest, contract, lot: lot ?? (contract ? dossier.contracts.get(contract)?.lot : undefined) };
  return Object.fromEntries(PARTS[act.scope].map((part) => [part, parts[part] ?? 'unknown']));
}

function inputFields(act: Act): Fields {
  const addressed = PARTS[act.scope].filter((part) => part !== 'lot' || act.scope === 'lot');
  return { ...Object.fromEntries(addressed.map((part) => [part, id()])), ...act.input };
}

function checkFits(what: string, fields: Fields, value: unknown): void {
  const { sample: _, ...plain } = value as Record<string, unknown>;
  const wrong = misfits(record(fields).json, plain);
  if (wrong.length > 0) throw new Error(`${what}: ${JSON.stringify(wrong)}`);
}

const stored = ({ fact, parts, at }: Recorded, i: number, start: string): StoredEvent =>
  ({
    id: `e${i}`,
    stream: 'project-p1',
    revision: i,
    type: fact.type,
    shape: 1,
    data: { ...fact.data, ...parts },
    meta: { occurredAt: at ?? start, recordedAt: at ?? start, actor: ACTOR },
  }) as unknown as StoredEvent;

/** What only the procedure and the history give is absent here: an act whose own rules ask for it is tested with both. */
const occasionOf = (at: string, { by, attachments = [], procedure }: Setting): Occasion =>
  ({
    actor: { ...ACTOR, ...by },
    at,
    key: '',
    calendar: CALENDAR,
    procedure: { routes: new Map(), acts: new Map(), parameters: {}, ...procedure },
    attachments,
    facts: {},
  }) as unknown as Occasion;
