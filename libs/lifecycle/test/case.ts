import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Actor,
  Attachment,
  fold,
  genesisOf,
  isRefused,
  JsonObject,
  Refusal,
  sealAll,
  StoredEvent,
} from '@tongjian/kernel';
import { calendarFrom, PUBLISHED_YEARS } from '@tongjian/money-time';
import { compose, Procedure } from '@tongjian/procedure';
import type { PoolSnapshot } from '@tongjian/registry';
import { CLOSING_SET } from './closing-set.js';
import { menu, project, ProjectContext, ProjectState, vocabulary } from '../src/index.js';

const pack = (name: string) => ({
  name,
  text: readFileSync(join(__dirname, '../../procedure/packs', `${name}.yaml`), 'utf8'),
});
const composed = (...names: readonly string[]) => compose(vocabulary, ...['cn-floor', ...names].map(pack));
const CHENGDU = composed('cd-2020');
const KINDERGARTEN = composed('cd-2020', 'cd-2020-kindergarten');
const KEQIAO = composed('kq-2015');
const CHANGJI = composed('cj-2016');
/** Drafts: they serve where they are named, in a simulation. */
const DRAFTS = ['hb-proposal', 'um-proposal'];
const drafts = new Map<string, Procedure>();
function draft(id: string): Procedure {
  if (!drafts.has(id)) drafts.set(id, composed(id));
  return drafts.get(id)!;
}
const CLOSING = compose(vocabulary, pack('cn-floor'), pack('cd-2020'), CLOSING_SET);
const PROCEDURES = [CLOSING, CHENGDU, KINDERGARTEN, KEQIAO, CHANGJI];

/** The shipped packs as a shelf would find them. */
export const SHELF: ProjectContext['shelf'] = {
  byHash: (hash) => [...PROCEDURES, ...drafts.values()].find(({ ref }) => ref.hash === hash),
  inForce: ({ jurisdiction, serviceType, id, drafts: playing }) => {
    if (playing && id !== undefined && DRAFTS.includes(id)) return draft(id);
    if (serviceType === 'closingSet') return CLOSING;
    if (jurisdiction.startsWith('5101')) return serviceType === 'publicKindergarten' ? KINDERGARTEN : CHENGDU;
    return { '330603': KEQIAO, '652300': CHANGJI }[jurisdiction];
  },
};
export const CALENDAR = calendarFrom(PUBLISHED_YEARS);
export const STREAM = 'project-pcase';

/** One person for each role, in the organisation that the role belongs to. */
export const by = (role: string, organisation = organisationOf(role)): Actor => ({
  person: `p_${role.replace('.', '-')}`,
  organisation,
  role,
  client: 'test',
});
const organisationOf = (role: string) => (role.startsWith('purchaser') ? 'o-purchaser' : `o-${role.split('.')[0]}`);
export const DOCUMENT: Attachment = { sha256: `sha256:${'0'.repeat(64)}`, kind: 'decision' };

export interface Asked {
  readonly act: string;
  readonly data: JsonObject;
  readonly by: string | Actor;
  /** A Beijing day at ten o'clock, or an instant. */
  readonly on: string;
  readonly occurredAt?: string;
  readonly lateEntry?: boolean;
  readonly simulation?: boolean;
  /** The expert pool that is drawn from. */
  readonly pool?: PoolSnapshot;
  readonly attachments?: readonly Attachment[];
}

export interface Answer {
  readonly events: readonly StoredEvent[];
  readonly types: readonly string[];
  readonly refusal?: Refusal;
  /** The codes of everything that stands against the command. */
  readonly codes: readonly string[];
}

/** A project's whole record under the shipped packs; a value, so that a story may go on in several ways. */
export class Case {
  constructor(
    readonly events: readonly StoredEvent[] = [],
    readonly shelf: ProjectContext['shelf'] = SHELF,
  ) {}

  get state(): ProjectState {
    return fold(project, this.events);
  }

  when(asked: Asked): Answer {
    const { act, data, attachments = [DOCUMENT], occurredAt, lateEntry, simulation, pool } = asked;
    const [actor, at] = [typeof asked.by === 'string' ? by(asked.by) : asked.by, instantOf(asked.on)];
    const commandId = `c${this.events.length}`;
    const context = {
      ...{ actor, at, commandId, shelf: this.shelf, calendar: CALENDAR },
      ...(lateEntry ? { lateEntry } : {}),
      ...(simulation ? { simulation } : {}),
      ...(pool ? { pool } : {}),
    };
    const command = { type: act, data, attachments, ...(occurredAt ? { occurredAt } : {}) };
    const decision = project.decide(this.state, command, context);
    if (isRefused(decision)) {
      const { refused } = decision;
      return { events: [], types: [], refusal: refused, codes: (refused.all ?? [refused]).map(({ code }) => code) };
    }
    const last = this.events.at(-1);
    const head = { revision: this.events.length - 1, hash: last?.meta.hash ?? genesisOf(STREAM), recordedAt: at };
    const cause = { commandId, correlationId: 'k', causationId: 'k', actor, jurisdiction: '000000', at };
    const events = sealAll(head, STREAM, decision.events, cause).map(({ text: _, ...event }) => event);
    return { events, types: events.map(({ type }) => type), codes: [] };
  }

  /** Does what is asked, or throws what refused it. */
  and(...story: readonly Asked[]): Case {
    return story.reduce<Case>((told, asked) => {
      const { events, refusal } = told.when(asked);
      if (refusal) throw new Error(`${asked.act} was refused: ${JSON.stringify(refusal, null, 1).slice(0, 3000)}`);
      return new Case([...told.events, ...events], this.shelf);
    }, this);
  }

  /** The same record where other packs are published. */
  on(shelf: ProjectContext['shelf']): Case {
    return new Case(this.events, shelf);
  }

  menu(role: string | Actor, on: string) {
    const actor = typeof role === 'string' ? by(role) : role;
    return menu(this.state, { shelf: this.shelf, calendar: CALENDAR, at: instantOf(on) }, actor);
  }

  /** The last event of a type. */
  last(type: string): StoredEvent {
    const found = this.events.findLast((event) => event.type === type);
    if (!found) throw new Error(`no ${type} was recorded`);
    return found;
  }

  get types(): readonly string[] {
    return this.events.map(({ type }) => type);
  }
}

export const given = (...story: readonly Asked[]): Case => new Case().and(...story);
export const instantOf = (on: string): string =>
  on.includes('T') ? new Date(Date.parse(on)).toISOString() : `${on}T02:00:00.000Z`;
/** What is done, by whom, on which day. */
export const does = (role: string | Actor, on: string, act: string, data: JsonObject): Asked => ({
  by: role,
  on,
  act,
  data,
});
