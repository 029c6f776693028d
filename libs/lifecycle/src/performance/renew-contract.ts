import { act, at, breach, broken, C, event, record, say } from '../act/index.js';
import { withinApproved } from '../contract/committed.js';
import { contractIs } from '../contract/conditions.js';
import { instalments, terms } from '../contract/fields.js';
import { scheduleAddsUp } from '../contract/schedule.js';
import { fourConditions } from '../contract/term.js';
import { contractOf } from '../dossier-access.js';
import { int, text, title } from '../schema/index.js';

const renewal = {
  renewalNo: title(),
  addedMonths: int(1, 120),
  addedFen: int(1),
  instalments: instalments(1),
  multiYear: terms.multiYear,
  reason: text(),
};

export const ContractRenewed = event({
  type: 'ContractRenewed',
  scope: 'contract',
  label: say('合同续签', 'Contract renewed'),
  act: 'RenewContract',
  data: { ...renewal, termMonths: int(1) },
  apply: (dossier, { lot, contract: id, addedFen, instalments, termMonths, multiYear }) => {
    const contract = contractOf(dossier, { lot, contract: id });
    contract.account.renewedFen += addedFen;
    contract.schedule = [...contract.schedule, ...instalments];
    Object.assign(contract, { termMonths, fourConditions: fourConditions(multiYear) });
  },
});

/** Goes on with the same supplier for a further term; how long in all is the floor's (INV-24, NR-12). */
export const renewContract = act({
  name: 'RenewContract',
  scope: 'contract',
  label: say('续签合同', 'Renew the contract'),
  addresses: [at(`${C}/renew`)],
  input: renewal,
  events: [ContractRenewed],
  facts: ({ contracts }, { contract, addedMonths, multiYear }) => ({
    contract: {
      termMonths: (contracts.get(contract)?.termMonths ?? 0) + addedMonths,
      fourConditions: fourConditions(multiYear),
    },
  }),
  standing: (dossier, { contract }) =>
    broken(
      contractIs(dossier, contract, 'signed'),
      withinApproved(dossier, 1),
      dossier.contracts.get(contract)?.termination !== undefined &&
        breach('TerminationUnderWay', 'INV-33', [record('INV-33')], say('终止程序正在进行', 'A termination is under way'), { contract }), // prettier-ignore
    ),
  invariants: (dossier, { contract, addedFen, instalments }) =>
    broken(
      withinApproved(dossier, addedFen),
      scheduleAddsUp(instalments, addedFen, dossier.contracts.get(contract)?.schedule),
    ),
  decide: ({ contracts }, { contract, ...input }) => [
    ContractRenewed.of({ ...input, termMonths: contracts.get(contract)!.termMonths + input.addedMonths }),
  ],
});
