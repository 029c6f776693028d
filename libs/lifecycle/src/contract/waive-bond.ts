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
  apply: (dossier, key) => {
    const contract = contractOf(dossier, key);
    contract.bondFen = contract.bondHeldFen;
  },
});

/** Does without the bond that the draft asked for, or without what is still missing of it (CD-18). */
export const waiveBond = act({
  name: 'WaiveBond',
  scope: 'contract',
  label: say('免收履约保证金', 'Waive the performance bond'),
  addresses: [at(`${C}/bond/waive`)],
  input: waiver,
  events: [BondWaived],
  facts: ({ contracts }, { contract }) => ({ contract: { bondFen: contracts.get(contract)?.bondHeldFen ?? 0 } }),
  standing: (dossier, { contract: id }) => {
    const { bondFen: agreedFen = 0, bondHeldFen: heldFen = 0 } = dossier.contracts.get(id) ?? {};
    return broken(
      contractIs(dossier, id, 'drafted', 'signed'),
      heldFen > 0 &&
        heldFen === agreedFen &&
        breach(
          'BondHeld',
          'NR-35',
          [regulation('48')],
          say('履约保证金已足额收取, 应予退还而非免收', 'The whole bond is held: refund it instead of waiving it'),
          { heldFen },
          { kind: 'act', act: 'RefundBond' },
        ),
    );
  },
  decide: (_, { contract: _contract, ...data }) => [BondWaived.of(data)],
});
