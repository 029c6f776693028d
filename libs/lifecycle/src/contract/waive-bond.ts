import { act, at, breach, broken, C, event, regulation, say } from '../act/index.js';
import { contractOf } from '../dossier-access.js';
import { text, title } from '../schema/index.js';
import { contractIs } from './conditions.js';

const waiver = { reason: text(), basis: title() };

export const BondWaived = event({
  type: 'BondWaived',
  scope: 'contract',
  label: say('免收履约保证金', 'Performance bond waived'),
  act: 'WaiveBond',
  data: waiver,
  apply: (dossier, key) => void (contractOf(dossier, key).bondFen = 0),
});

/** Does without the bond that the draft asked for (CD-18), while none is held. */
export const waiveBond = act({
  name: 'WaiveBond',
  scope: 'contract',
  label: say('免收履约保证金', 'Waive the performance bond'),
  addresses: [at(`${C}/bond/waive`)],
  input: waiver,
  events: [BondWaived],
  facts: () => ({ contract: { bondFen: 0 } }),
  invariants: (dossier, { contract: id }) => {
    const heldFen = dossier.contracts.get(id)?.bondHeldFen ?? 0;
    return broken(
      contractIs(dossier, id, 'drafted', 'signed'),
      heldFen > 0 &&
        breach(
          'BondHeld',
          'NR-35',
          [regulation('48')],
          say('已收取履约保证金, 应予退还而非免收', 'A bond is held: refund it instead of waiving it'),
          { heldFen },
          { kind: 'act', act: 'RefundBond' },
        ),
    );
  },
  decide: (_, { contract: _contract, ...data }) => [BondWaived.of(data)],
});
