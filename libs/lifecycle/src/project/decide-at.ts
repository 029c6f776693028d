import { accept, Decision, NewEvent, refuse } from '@tongjian/kernel';
import { Facts, Intent, Procedure } from '@tongjian/procedure';
import { Act, Occasion } from '../act/index.js';
import { ProjectCommand, ProjectContext } from './command.js';
import { enveloped } from './envelope.js';
import { factsOf, merged } from './facts.js';
import { historyOf } from './history.js';
import { refusalBy, verdictsOn } from './judging.js';
import { Timing } from './late-entry.js';
import { purchaserOf } from './ownership.js';
import { breachesOf } from './standing.js';
import { ProjectState } from './state.js';

/** One act about to be judged: where, when, by which procedure. */
export interface Matter {
  readonly state: ProjectState;
  readonly act: Act;
  readonly command: ProjectCommand;
  readonly context: ProjectContext;
  readonly timing: Timing;
  readonly procedure: Procedure;
  readonly key: string;
  /** The other acts of the same command. */
  readonly together?: Intent['together'];
}

/** Judges an act at its place, holds the invariants of the code against it, and makes its events. */
export function decideAt(matter: Matter): Decision {
  const { state, act, command, context, timing, procedure, key } = matter;
  const { dossier, marking } = state;
  const { actor, calendar } = context;
  // The schema has been checked: the data are what the act's own types say.
  const input = command.data as never;
  const judged = act.judgedAs?.(dossier, input) ?? { act: act.name, key };
  const facts = factsFor(matter, judged.key);
  const intent: Intent = {
    ...judged,
    actor,
    facts,
    at: timing.at,
    complete: true,
    ...(act.outcome ? { outcome: act.outcome(input, dossier) } : {}),
    ...(act.links ? { links: act.links(dossier, input) } : {}),
    ...(act.judgedAs ? { form: command.data['form'] } : {}),
    ...(matter.together ? { together: matter.together } : {}),
  };
  const verdicts = verdictsOn(procedure, calendar, marking, intent, purchaserOf(dossier, command.data));
  const occasion: Occasion = {
    actor,
    at: timing.at,
    key: judged.key,
    calendar,
    procedure,
    attachments: command.attachments ?? [],
    facts,
    history: historyOf(state, procedure, calendar),
    ...(context.pool ? { pool: context.pool } : {}),
  };
  const refusal = refusalBy(verdicts, breachesOf(act, dossier, key, input, occasion));
  if (refusal) return refuse(refusal);
  const decided = act.decide(dossier, input, occasion);
  const jurisdiction = dossier.proposal?.jurisdiction ?? jurisdictionOf(command);
  const events = enveloped(marking, decided, {
    procedure,
    calendar,
    actor,
    occurredAt: timing.at,
    key: judged.key,
    verdicts,
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(command.attachments ? { attachments: command.attachments } : {}),
    ...(timing.meta ? { meta: timing.meta } : {}),
  });
  return accept(...(events as [NewEvent, ...NewEvent[]]));
}

function factsFor({ state: { dossier }, act, command, timing }: Matter, key: string): Facts {
  const brought = act.facts?.(dossier, command.data as never, timing.at, key) ?? {};
  const present = (command.attachments ?? []).length > 0;
  return merged(factsOf({ dossier }, key), brought, { document: { present } });
}

const jurisdictionOf = ({ data }: ProjectCommand) =>
  typeof data['jurisdiction'] === 'string' ? data['jurisdiction'] : undefined;
