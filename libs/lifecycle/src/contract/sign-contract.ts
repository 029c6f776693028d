import { act, at, breach, broken, C, doFirst, event, procurementLaw, regulation, say, state } from '../act/index.js';
import { Contract, Dossier } from '../dossier.js';
import { contractOf, lotOf } from '../dossier-access.js';
import { bool, code, fen, int, list, oneOf, record, title } from '../schema/index.js';
import { agreesWithAward } from './award-match.js';
import { contractIs } from './conditions.js';
import { instalments } from './fields.js';
import { supplierQualified } from './supplier-qualified.js';

const signature = {
  contractNo: title(),
  parties: list(record({ party: code(), as: oneOf('purchaser', 'supplier') }), 2, 20),
};

export const ContractSigned = event({
  type: 'ContractSigned',
  scope: 'contract',
  label: say('合同签订', 'Contract signed'),
  act: 'SignContract',
  data: { ...signature, supplier: code(), priceFen: fen(), termMonths: int(1), terminateOnFail: bool() },
  apply: (dossier, { supplier, priceFen, termMonths, terminateOnFail, ...key }) => {
    Object.assign(contractOf(dossier, key), { status: 'signed', supplier, priceFen, termMonths, terminateOnFail });
    lotOf(dossier, key.lot).status = 'contracted';
  },
});

export const PaymentScheduleAgreed = event({
  type: 'PaymentScheduleAgreed',
  scope: 'contract',
  label: say('支付计划约定', 'Payment schedule agreed'),
  data: { instalments: instalments(1), totalFen: fen() },
  apply: (dossier, { instalments, ...key }) => void (contractOf(dossier, key).schedule = instalments),
});

/** Purchaser and supplier sign what was drafted, its bond in hand; one contract for a lot (INV-25, NR-30, NR-35). */
export const signContract = act({
  name: 'SignContract',
  scope: 'contract',
  label: say('签订合同', 'Sign the contract'),
  addresses: [at(`${C}/sign`)],
  input: signature,
  events: [ContractSigned, PaymentScheduleAgreed],
  facts: (dossier, { contract }) => {
    const drafted = dossier.contracts.get(contract);
    return drafted ? { contract: { amountFen: drafted.priceFen, termMonths: drafted.termMonths } } : {};
  },
  standing: (dossier, { contract: id }) => {
    const contract = dossier.contracts.get(id);
    return broken(
      contractIs(dossier, id, 'drafted'),
      contract && onePerLot(dossier, contract.lot),
      contract && agreesWithAward(dossier, contract.lot, contract),
      contract && supplierQualified(dossier, contract.lot, contract.supplier),
      contract && noticeReached(dossier, contract.lot),
      contract && bondOutstanding(contract),
    );
  },
  invariants: ({ contracts }, { contract: id, parties }) => {
    const contract = contracts.get(id);
    return broken(contract && bothSign(parties, contract.supplier));
  },
  decide: (dossier, { contract: id, ...data }) => {
    const { supplier, priceFen, termMonths, terminateOnFail, schedule } = dossier.contracts.get(id)!;
    return [
      ContractSigned.of({ ...data, supplier, priceFen, termMonths, terminateOnFail }),
      PaymentScheduleAgreed.of({ instalments: schedule, totalFen: priceFen }),
    ];
  },
});

function onePerLot(dossier: Dossier, lot: string) {
  const other = [...dossier.contracts.values()].find(
    (contract) => contract.lot === lot && (contract.status === 'signed' || contract.status === 'completed'),
  );
  return (
    other !== undefined &&
    breach(
      'LotContracted',
      'INV-25',
      [procurementLaw('46')],
      say('本标段已签订合同', 'A contract for this lot has been signed already'),
      { lot, contract: other.contract },
    )
  );
}

/** After a change of supplier the old notice does not serve (NR-30). */
function noticeReached(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  return (
    lot?.award !== undefined &&
    lot.noticedTo !== undefined &&
    lot.noticedTo !== lot.award.supplier &&
    breach(
      'NoticeNotSent',
      'NR-30',
      [procurementLaw('46'), regulation('49')],
      say('通知书发给了其他供应商', 'The award notice went to another supplier'),
      { noticedTo: lot.noticedTo, supplier: lot.award.supplier },
      doFirst('SendAwardNotice', `lot-${lotId}`),
    )
  );
}

/** A contract is signed when the bond that it asks for is in hand to the fen, or was waived (NR-35). */
const bondOutstanding = ({ contract, bondFen, bondHeldFen }: Contract) =>
  bondHeldFen < bondFen &&
  breach(
    'BondOutstanding',
    'NR-35',
    [regulation('48')],
    say('履约保证金尚未按约定足额缴纳', 'The bond that the contract asks for is not received in full'),
    { contract, agreedFen: bondFen, heldFen: bondHeldFen, missingFen: bondFen - bondHeldFen },
    doFirst('ReceiveBond'),
    doFirst('WaiveBond'),
  );

function bothSign(parties: readonly { readonly party: string; readonly as: string }[], supplier: string) {
  const signed = (as: string) => parties.filter((party) => party.as === as).map(({ party }) => party);
  return (
    (signed('purchaser').length === 0 || !signed('supplier').includes(supplier)) &&
    breach(
      'PartyMissing',
      'INV-25',
      [procurementLaw('43'), procurementLaw('46')],
      say('购买主体与中标(成交)供应商须共同签订', 'Purchaser and supplier of the award both sign'),
      { purchaser: signed('purchaser'), supplier: signed('supplier'), awarded: supplier },
      state('补齐签约方', 'Name both parties'),
    )
  );
}
