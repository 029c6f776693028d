import { event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { oneOf, text } from '../schema/index.js';

/** The contract goes on: an appeal or a contest was upheld, all steps stay visible (A39). */
export const TerminationWithdrawn = event({
  type: 'TerminationWithdrawn',
  scope: 'contract',
  label: say('终止撤回', 'Termination withdrawn'),
  data: { causeEvent: text(64), reason: oneOf('appealUpheld', 'contestUpheld') },
  apply: (dossier, data) => void delete contractOf(dossier, data).termination,
});
