import { act, at, C, event, say } from '../act/index.js';
import { id, text } from '../schema/index.js';
import { joined } from './joined.js';
import { resultAt } from './triggering-result.js';

const task = { evaluation: id(), causeEvent: text(64), reason: text() };

export const TerminationDecisionRequired = event({
  type: 'TerminationDecisionRequired',
  scope: 'contract',
  label: say('需人工决定是否终止', 'Termination decision required'),
  act: 'RequireTerminationDecision',
  data: task,
  happening: ({ lot, contract, evaluation }) => joined({ lot, contract, evaluation }),
});

/** Without the clause nothing is automatic: a person must decide what follows the failing result (A37). */
export const requireTerminationDecision = act({
  name: 'RequireTerminationDecision',
  scope: 'contract',
  label: say('提请决定是否终止', 'Require a decision on termination'),
  addresses: [at(`${C}/termination/require-decision`)],
  input: task,
  links: (dossier, { contract, evaluation }) => resultAt(dossier, contract, evaluation),
  events: [TerminationDecisionRequired],
  decide: (_, { contract: _contract, ...input }) => [TerminationDecisionRequired.of(input)],
});
