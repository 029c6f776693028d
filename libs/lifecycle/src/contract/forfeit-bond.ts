import { act, at, broken, C, event, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { triggeringResult } from '../termination/triggering-result.js';
import { fen, text } from '../schema/index.js';
import { bondKeptInPart } from './clause.js';
import { contractIs } from './conditions.js';
import { withinHeld } from './release-bond.js';

const forfeiture = { amountFen: fen(), basis: text() };

export const PerformanceBondForfeited = event({
  type: 'PerformanceBondForfeited',
  scope: 'contract',
  label: say('不予退还履约保证金', 'Performance bond forfeited'),
  act: 'ForfeitBond',
  data: forfeiture,
  apply: (dossier, { amountFen, ...key }) => {
    const contract = contractOf(dossier, key);
    contract.bondHeldFen -= amountFen;
    contract.bondForfeited = true;
  },
});

/** Keeps bond for a breach, at most what is held; where the bond was waived, nothing is kept and that is recorded. */
export const forfeitBond = act({
  name: 'ForfeitBond',
  scope: 'contract',
  label: say('不予退还履约保证金', 'Forfeit the bond'),
  addresses: [at(`${C}/bond/forfeit`)],
  input: forfeiture,
  links: (dossier, { contract }) => triggeringResult(dossier, contract),
  events: [PerformanceBondForfeited],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed', 'terminated')),
  invariants: (dossier, { contract, amountFen }) =>
    broken(withinHeld(dossier, contract, amountFen), bondKeptInPart(dossier, contract, amountFen)),
  decide: (_, { contract: _contract, ...data }) => [PerformanceBondForfeited.of(data)],
});
