import { act, at, bound, breach, broken, C, event, purchaseOfServices, say, state } from '../act/index.js';
import { contractIs } from '../contract/conditions.js';
import { contractOf, paymentsOf, pricedFen } from '../dossier-access.js';
import { Dossier } from '../dossier.js';
import { bool, code, fen, title } from '../schema/index.js';

const confirmation = {
  lender: code(),
  requestNo: title(),
  /** What the lender may rely on being paid under the contract. */
  receivableFen: fen(1),
  /** Asked so that the answer is on record: the purchaser never guarantees. */
  guaranteed: bool(),
};

export const ContractVerifiedForFinancing = event({
  type: 'ContractVerifiedForFinancing',
  scope: 'contract',
  label: say('合同融资确认', 'Contract verified for financing'),
  act: 'VerifyForFinancing',
  data: { ...confirmation, unpaidFen: fen() },
  apply: (dossier, { lot, contract, receivableFen }) =>
    void (contractOf(dossier, { lot, contract }).performance.financedFen += receivableFen),
});

/**
 * The purchaser confirms to a lender that the contract is genuine and what is unpaid of it: of a published contract, never
 * as a guarantor, and all confirmations together for no more than is unpaid (INV-12).
 */
export const verifyForFinancing = act({
  name: 'VerifyForFinancing',
  scope: 'contract',
  label: say('合同融资确认', 'Verify the contract for financing'),
  addresses: [at(`${C}/financing/verify`)],
  input: confirmation,
  events: [ContractVerifiedForFinancing],
  standing: (dossier, { contract }) => broken(contractIs(dossier, contract, 'signed'), beyondUnpaid(dossier, contract)),
  invariants: (dossier, { contract, receivableFen, guaranteed }) =>
    broken(
      beyondUnpaid(dossier, contract, receivableFen),
      guaranteed &&
        breach(
          'NeverAGuarantor',
          'INV-12',
          [purchaseOfServices('29')],
          say('购买主体不得为承接主体融资提供担保', 'A purchaser never guarantees its supplier’s credit'),
          { guaranteed },
          state('不作担保', 'Confirm without a guarantee'),
        ),
    ),
  decide: (dossier, { contract, ...input }) => [
    ContractVerifiedForFinancing.of({ ...input, unpaidFen: unpaidFen(dossier, contract) }),
  ],
});

function unpaidFen(dossier: Dossier, id: string) {
  const contract = dossier.contracts.get(id);
  if (!contract) return 0;
  return Math.max(0, pricedFen(contract) - paymentsOf(dossier, id).reduce((sum, { paidFen }) => sum + paidFen, 0));
}

/** Without an amount: whether anything is left to confirm. */
function beyondUnpaid(dossier: Dossier, id: string, amountFen = 1) {
  const confirmedFen = dossier.contracts.get(id)?.performance.financedFen ?? 0;
  const leftFen = Math.max(0, unpaidFen(dossier, id) - confirmedFen);
  return (
    amountFen > leftFen &&
    breach(
      'BeyondReceivable',
      'INV-12',
      [purchaseOfServices('29')],
      say('确认金额超过合同未付且未确认的款项', 'More than is unpaid and not confirmed to another lender'),
      { unpaidFen: unpaidFen(dossier, id), confirmedFen },
      bound('receivableFen', '<=', leftFen),
    )
  );
}
