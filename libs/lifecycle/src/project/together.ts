import { accept, Decision, isRefused, JsonObject, NewEvent, refuse, Refusal, StoredEvent } from '@tongjian/kernel';
import { ActKey, Procedure } from '@tongjian/procedure';
import { Act, Breach, breach, record, say } from '../act/index.js';
import { decideTogether as together } from '../together/index.js';
import { addressOf, unfitInput } from './addressing.js';
import { ProjectCommand, ProjectContext } from './command.js';
import { decideAt } from './decide-at.js';
import { Timing } from './late-entry.js';
import { actNamed } from './registry.js';
import { evolve, initialState, ProjectState } from './state.js';

type Listed = NonNullable<(typeof together)['command']>['data']['acts'][number];

interface Matter {
  readonly state: ProjectState;
  readonly command: ProjectCommand;
  readonly context: ProjectContext;
  readonly timing: Timing;
  readonly procedure: Procedure;
  /** The part that the first act is; more than 0 where a migration stands before it. */
  readonly firstPart: number;
}

/** Decides the acts that a command lists, each on the state that those before it leave: all of them, or none. */
export function decideTogether(matter: Matter): Decision {
  const { state, command, context, timing, procedure, firstPart } = matter;
  const listed = command.data['acts'] as unknown as readonly Listed[];
  const acts: (readonly [Act, JsonObject])[] = [];
  for (const [i, { act: name, data }] of listed.entries()) {
    const act = actNamed(name);
    const unfit = act ? unfitInput(act, data) : notDecidedTogether(listed, procedure);
    if (!act || unfit) return refuse(told(unfit!, i, name));
    acts.push([act, data]);
  }
  const keys = acts.map(([act, data]) => addressOf(act, state.dossier, data));
  const strange = strangeAmong(acts, keys, procedure);
  if (strange) return refuse(strange);
  const left = state.events.reduce(evolve, initialState());
  const events: NewEvent[] = [];
  for (const [i, [act, data]] of acts.entries()) {
    const key = addressOf(act, left.dossier, data);
    if (typeof key !== 'string') return refuse(told(key, i, act.name));
    const others = acts.flatMap(([{ name }], other) => {
      const place = keys[other];
      return other === i || typeof place !== 'string' ? [] : [{ act: name, key: place }];
    });
    const { attachments } = command;
    const decision = decideAt({
      state: left,
      act,
      command: { type: act.name, data, ...(attachments ? { attachments } : {}) },
      context,
      timing: { ...timing, meta: { ...timing.meta, part: firstPart + i } },
      procedure,
      key,
      together: others,
    });
    if (isRefused(decision)) return refuse(told(decision.refused, i, act.name));
    for (const event of decision.events) evolve(left, pending(event, events.length, context, timing));
    events.push(...decision.events);
  }
  return accept(...(events as [NewEvent, ...NewEvent[]]));
}

/** Which act of the list is refused. */
const told = (refusal: Refusal | Breach, i: number, act: string): Refusal => ({
  ...refusal,
  facts: { ...refusal.facts, act, listed: i },
});

/** Only what the procedure decides together comes in one command, and each thing once. */
function strangeAmong(
  acts: readonly (readonly [Act, JsonObject])[],
  keys: readonly (ActKey | Breach)[],
  procedure: Procedure,
): Refusal | undefined {
  const names = acts.map(([{ name }]) => name);
  const once = new Set(acts.map(([{ name }], i) => `${name} ${JSON.stringify(keys[i])}`)).size === acts.length;
  const group = procedure.together.find((one) => names.every((name) => one.acts.includes(name)));
  return group && once
    ? undefined
    : notDecidedTogether(
        names.map((act) => ({ act })),
        procedure,
      );
}

const notDecidedTogether = (listed: readonly { readonly act: string }[], { together: groups }: Procedure): Breach =>
  breach(
    'NotTogether',
    'INV-19',
    [record('INV-19')],
    say('程序没有规定这些行为一并决定', 'The procedure does not decide these acts together'),
    { acts: listed.map(({ act }) => act), groups: groups.map(({ acts }) => [...acts]) },
  );

/** A decided event as the fold reads it before it is sealed: its id is not known yet. */
const pending = (event: NewEvent, i: number, { actor, commandId }: ProjectContext, { at }: Timing): StoredEvent =>
  ({
    id: `pending-${i}`,
    stream: '',
    revision: i,
    type: event.type,
    shape: event.shape ?? 1,
    data: event.data,
    meta: { actor, commandId, occurredAt: at, recordedAt: at, ...event.meta },
  }) as unknown as StoredEvent;
