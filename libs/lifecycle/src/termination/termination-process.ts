import { DurableProcess, Effect, ProcessInput } from '@tongjian/kernel';
import { justAfter } from '@tongjian/money-time';
import { NOTHING_FOLLOWED, TerminationPursuit } from './pursuit.js';
import { appealTimer, contestTimer, elapsed, FOLDS } from './pursuit-folds.js';
import { Step, stepsDue } from './pursuit-steps.js';

export type { TerminationPursuit } from './pursuit.js';

/**
 * 自动终止: a failing result, once it can no longer be appealed, ends the contract that carries the clause: trigger,
 * notice, window to contest, termination, bond kept. Where the contract has no such clause it asks a person (A36 to A39).
 * Each evaluation of a contract is followed by itself; while one ends the contract the others wait, and where that
 * ending is withdrawn the next takes its turn (INV-33). What was refused is asked for again, so that nothing is lost.
 */
export const terminationProcess: DurableProcess<TerminationPursuit> = {
  name: 'termination',
  types: Object.keys(FOLDS),
  instance: ({ type, stream, data, meta }) => {
    if (!(type in FOLDS) || meta.entry?.kind === 'import') return null;
    if (type === 'EvaluationResultDetermined' && data['grade'] !== 'fail') return null;
    return `${stream.slice('project-'.length)}-${String(data['contract'])}`;
  },
  initial: () => NOTHING_FOLLOWED,
  evolve: (pursuit, input) => {
    if (input.kind === 'refused') return { ...pursuit, sent: without(pursuit.sent, input.command), fresh: [] };
    const taken = takenIn(pursuit, input);
    const sent = stepsDue(taken).map(nameOf);
    return { ...taken, sent, fresh: sent.filter((name) => !pursuit.sent.includes(name)) };
  },
  react: (pursuit, input) => {
    if (input.kind === 'refused') return [askAgain(pursuit)];
    const steps = stepsDue(pursuit).filter((step) => pursuit.fresh.includes(nameOf(step)));
    return [...windows(pursuit, input), ...steps.map((step) => send(pursuit, step))];
  },
};

type Input = Exclude<ProcessInput, { kind: 'refused' }>;

function takenIn(pursuit: TerminationPursuit, input: Input): TerminationPursuit {
  if (input.kind === 'timer') return { ...elapsed(pursuit, input.name), at: input.at };
  const { type, data, meta } = input.event;
  const folded = FOLDS[type]?.(pursuit, data as Readonly<Record<string, string>>, input.event) ?? pursuit;
  return { ...folded, at: meta.occurredAt };
}

const nameOf = ({ act, causeEvent }: Step) => `${act}:${causeEvent}`;

const without = (sent: readonly string[], command: string) => sent.filter((name) => !name.startsWith(`${command}:`));

const send = ({ stream, contract }: TerminationPursuit, { act, data }: Step): Effect => ({
  kind: 'send',
  stream,
  command: { type: act, data: { contract, ...data } },
});
const wake = (at: string, name: string): Effect => ({ kind: 'wake', at, name });

/** The windows that an event opens: the process looks again when one has passed. A notice for another cause has none. */
function windows({ ending }: TerminationPursuit, input: Input): readonly Effect[] {
  if (input.kind === 'timer') return [];
  const { type, id, data } = input.event;
  if (type === 'EvaluationResultDetermined') return [wake(justAfter(String(data['appealUntil'])), appealTimer(id))];
  if (type === 'TerminationNoticeServed' && ending?.timer === contestTimer(id))
    return [wake(justAfter(String(data['contestUntil'])), ending.timer)];
  return [];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** For results that were recorded before they said how long. */
const DAYS_UNSAID = 7;

/** What was refused is asked for again after the days that the floor set, or as soon as something happens to the contract. */
function askAgain({ at, retryDays = DAYS_UNSAID }: TerminationPursuit): Effect {
  const next = new Date(Date.parse(at) + retryDays * DAY_MS).toISOString();
  return wake(next, `again:${next}`);
}
