import { act, at, breach, broken, C, doFirst, event, record, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { oneOf, text } from '../schema/index.js';
import { TerminationWithdrawn } from './termination-withdrawn.js';

const decision = { decision: oneOf('upheld', 'dismissed'), reason: text() };

export const ContestDecided = event({
  type: 'ContestDecided',
  scope: 'contract',
  label: say('异议处理决定', 'Contest decided'),
  act: 'DecideContest',
  outcome: (data) => data.decision,
  data: decision,
  apply: (dossier, data) => {
    const { termination } = contractOf(dossier, data);
    if (termination) termination.contest = data.decision;
  },
});

/** An upheld contest withdraws the termination: the contract goes on. */
export const decideContest = act({
  name: 'DecideContest',
  scope: 'contract',
  label: say('决定终止异议', 'Decide the contest'),
  outcomes: { positive: ['upheld', 'dismissed'], other: [] },
  addresses: [
    at(`${C}/termination/contest/uphold`, { decision: 'upheld' }),
    at(`${C}/termination/contest/dismiss`, { decision: 'dismissed' }),
  ],
  input: decision,
  events: [ContestDecided, TerminationWithdrawn],
  outcome: (input) => input.decision,
  standing: ({ contracts }, { contract }) =>
    broken(
      contracts.get(contract)?.termination?.contest !== 'open' &&
        breach(
          'NoContestOpen',
          'INV-33',
          [record('INV-33')],
          say('没有待决定的异议', 'No contest awaits a decision'),
          { contract },
          doFirst('ContestTermination'),
        ),
    ),
  decide: ({ contracts }, { contract, ...input }) => {
    const decided = ContestDecided.of(input);
    const causeEvent = contracts.get(contract)?.termination?.triggeredBy ?? '';
    return input.decision === 'upheld'
      ? [decided, TerminationWithdrawn.of({ causeEvent, reason: 'contestUpheld' })]
      : [decided];
  },
});
