import { act, at, bound, breach, broken, C, event, regulation, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { contractOf } from '../dossier-access.js';
import { date, int, optional, title } from '../schema/index.js';
import { contractIs } from './conditions.js';
import { bondForm } from './fields.js';

const bond = { amountFen: int(1), form: bondForm, issuer: title(), expiresOn: optional(date()) };

export const PerformanceBondReceived = event({
  type: 'PerformanceBondReceived',
  scope: 'contract',
  label: say('履约保证金缴纳', 'Performance bond received'),
  act: 'ReceiveBond',
  data: bond,
  apply: (dossier, { amountFen, form, ...key }) => {
    const contract = contractOf(dossier, key);
    contract.bondHeldFen += amountFen;
    contract.bondForm = form;
  },
});

/** Takes in a performance bond, within what the contract asks; what it may ask is the floor's (NR-35). */
export const receiveBond = act({
  name: 'ReceiveBond',
  scope: 'contract',
  label: say('收取履约保证金', 'Receive the performance bond'),
  addresses: [at(`${C}/bond/receive`)],
  input: bond,
  events: [PerformanceBondReceived],
  facts: (_, { amountFen, form }) => ({ contract: { bondFen: amountFen, bondForm: form } }),
  standing: (dossier, { contract }) =>
    broken(contractIs(dossier, contract, 'drafted', 'signed'), asAgreed(dossier, { contract })),
  invariants: (dossier, input) => broken(asAgreed(dossier, input)),
  decide: (_, { contract: _contract, ...data }) => [PerformanceBondReceived.of(data)],
});

/** Without an amount: whether anything may be received at all. */
function asAgreed(dossier: Dossier, { contract: id, amountFen }: { contract: string; amountFen?: number }) {
  const contract = dossier.contracts.get(id);
  if (!contract) return false;
  const heldFen = contract.bondHeldFen + (amountFen ?? 1);
  return broken(
    heldFen > contract.bondFen &&
      breach(
        'BondNotAgreed',
        'NR-35',
        [regulation('48')],
        say('收取的履约保证金超过合同约定', 'More bond than the contract asks for'),
        {
          ...(amountFen === undefined ? {} : { amountFen }),
          heldFen: contract.bondHeldFen,
          agreedFen: contract.bondFen,
        },
        bound('amountFen', '<=', Math.max(0, contract.bondFen - contract.bondHeldFen)),
      ),
  );
}
