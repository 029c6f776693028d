import { act, at, breach, broken, C, civilCode, event, record, say } from '../act/index.js';
import { notItsSupplier, notOwnContract } from '../contract-supplier.js';
import { contractOf } from '../dossier-access.js';
import { code, text } from '../schema/index.js';
import { noNotice, notInForce } from './in-force.js';

const contest = { contestant: code(), reason: text() };

export const TerminationContested = event({
  type: 'TerminationContested',
  scope: 'contract',
  label: say('对终止提出异议', 'Termination contested'),
  act: 'ContestTermination',
  data: contest,
  apply: (dossier, data) => {
    const { termination } = contractOf(dossier, data);
    if (termination) termination.contest = 'open';
  },
});

/** The supplier contests the termination within the window that its notice opened. */
export const contestTermination = act({
  name: 'ContestTermination',
  scope: 'contract',
  label: say('对终止提出异议', 'Contest the termination'),
  addresses: [at(`${C}/termination/contest`)],
  input: contest,
  events: [TerminationContested],
  standing: (dossier, { contract }, occasion) => {
    const { at } = occasion;
    const termination = dossier.contracts.get(contract)?.termination;
    const until = termination?.contestUntil;
    return broken(
      notInForce(dossier, contract),
      noNotice(dossier, contract),
      notOwnContract(dossier, contract, occasion),
      until !== undefined &&
        at > until &&
        breach('ContestWindowOver', 'INV-33', [civilCode('565')], say('异议期已过', 'The time to contest is over'), {
          at,
          contestUntil: until,
        }),
      termination?.contest !== undefined &&
        breach('ContestedAlready', 'INV-33', [record('INV-33')], say('已经提出异议', 'It was contested already'), {
          contest: termination.contest,
        }),
    );
  },
  invariants: (dossier, { contract, contestant }) => broken(notItsSupplier(dossier, contract, contestant)),
  decide: (_, { contract: _contract, ...input }) => [TerminationContested.of(input)],
});
