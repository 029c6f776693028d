import { StoredEvent } from '@tongjian/kernel';
import { act, at, Breach, breach, broken, event, History, P, record, say, state } from '../act/index.js';
import { newContradictions } from '../dossier-laws/index.js';
import { list, optional, record as recordOf, text } from '../schema/index.js';
import { mayAmend, standing } from './authority.js';
import { eventId } from './correct-act.js';
import { casesStand } from './cases-stand.js';
import { followsFromResult } from './follows-from-result.js';

const annulment = {
  event: eventId(),
  reason: text(),
  /** Dependants that fall with it, and those that stay although their ground is gone, with the reason. */
  alsoVoid: optional(list(eventId(), 0, 500)),
  keep: optional(list(recordOf({ event: eventId(), reason: text() }), 0, 500)),
};

export const ActVoided = event({
  type: 'ActVoided',
  scope: 'project',
  label: say('作废', 'Act voided'),
  act: 'VoidAct',
  data: { ...annulment, voids: list(eventId(), 1, 1000) },
  happening: ({ voids }) => ({ voids }),
  amends: ({ voids }) => ({ voids }),
});

/** Without these nothing is left to be judged: a project is withdrawn or terminated instead. */
const NOT_VOIDABLE = new Set(['ProjectProposed']);

/**
 * Takes an act out of what counts, with what depended on it. The procedure proposes the dependants; the officer
 * confirms each of them as void or as kept.
 */
export const voidAct = act({
  name: 'VoidAct',
  scope: 'project',
  label: say('作废行为', 'Void an act'),
  addresses: [at(`${P}/voids`)],
  input: annulment,
  events: [ActVoided],
  invariants: (dossier, input, { actor, history }) => {
    const recorded = history.find(input.event);
    const unfit = standing(recorded, input.event, history.stands(input.event));
    if (unfit.length > 0 || !recorded) return unfit;
    const open = undecided(input, history);
    return [
      ...mayAmend(actor, recorded),
      ...broken(
        NOT_VOIDABLE.has(recorded.type) && beginning(recorded),
        followsFromResult(recorded),
        casesStand(actor, recorded),
      ),
      ...(open.length > 0 ? open : newContradictions(dossier, history.without(fallen(input, history)))),
    ];
  },
  decide: (_, input, { history }) => [ActVoided.of({ ...input, voids: fallen(input, history) })],
});

interface Input {
  readonly event: string;
  readonly alsoVoid?: readonly string[];
  readonly keep?: readonly { readonly event: string }[];
}

/** The act with all events of its append, and the dependants that were confirmed, with theirs. */
const fallen = ({ event: id, alsoVoid = [] }: Input, history: History): readonly string[] => [
  ...new Set([id, ...alsoVoid].flatMap((one) => history.append(one).map((event) => event.id))),
];

function undecided(input: Input, history: History): readonly Breach[] {
  const dependants = history.dependants(fallen({ event: input.event }, history));
  const ids = new Set(dependants.map(({ id }) => id));
  const [falls, stays] = [input.alsoVoid ?? [], (input.keep ?? []).map(({ event: id }) => id)];
  const decided = new Set([...falls, ...stays]);
  const missing = dependants.filter(({ id }) => !decided.has(id));
  const strange = [...falls, ...stays].filter((id) => !ids.has(id));
  const both = falls.filter((id) => stays.includes(id));
  return broken(
    missing.length > 0 &&
      breach(
        'DependantsNotConfirmed',
        'INV-19',
        [record('INV-19')],
        say(
          '须逐项确认依赖该行为的后续行为是否一并作废',
          'Each act that depended on it must be confirmed as void or kept',
        ),
        { dependants: missing.map(describe) },
        state('在 alsoVoid 或 keep 中逐项列明', 'List each of them under alsoVoid or keep'),
      ),
    (strange.length > 0 || both.length > 0) &&
      breach(
        'NoDependants',
        'INV-19',
        [record('INV-19')],
        say('所列行为并不依赖该行为,或同时列为作废和保留', 'These do not depend on it, or are listed both ways'),
        { events: [...strange, ...both] },
      ),
  );
}

const describe = ({ id, type }: StoredEvent) => ({ event: id, type });

const beginning = ({ type }: StoredEvent) =>
  breach(
    'NotVoidable',
    'INV-19',
    [record('INV-19')],
    say('项目申报不能作废,应撤回或终止项目', 'A proposal is not voided: withdraw it, or terminate the project'),
    { type },
    { kind: 'act', act: 'WithdrawProposal' },
    { kind: 'act', act: 'TerminateProject' },
  );
