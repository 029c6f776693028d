import { event, say } from '../act/index.js';
import { contractOf, evaluationsOf } from '../dossier-access.js';
import { oneOf, text } from '../schema/index.js';

/** The contract goes on: an appeal or a contest was upheld, all steps stay visible (A39). */
export const TerminationWithdrawn = event({
  type: 'TerminationWithdrawn',
  scope: 'contract',
  label: say('终止撤回', 'Termination withdrawn'),
  data: { causeEvent: text(64), reason: oneOf('appealUpheld', 'contestUpheld') },
  apply: (dossier, data) => {
    delete contractOf(dossier, data).termination;
    if (data.reason !== 'contestUpheld') return;
    const result = evaluationsOf(dossier, data.contract).find((one) => one.result?.eventId === data.causeEvent)?.result;
    if (result) result.spared = true;
  },
});
