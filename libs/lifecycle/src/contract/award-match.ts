import { breach, broken, doFirst, procurementLaw, regulation, say, state } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** A contract is made with the supplier and at the price of the lot's standing award (INV-25, NR-30). */
export function agreesWithAward(
  dossier: Dossier,
  lotId: string,
  { supplier, priceFen }: { readonly supplier: string; readonly priceFen: number },
) {
  const award = dossier.lots.get(lotId)?.award;
  if (!award)
    return [
      breach(
        'NoAward',
        'INV-25',
        [procurementLaw('46')],
        say('本标段尚未确定供应商', 'The lot has not been awarded'),
        { lot: lotId },
        doFirst('DecideAward', `lot-${lotId}`),
      ),
    ];
  return broken(
    supplier !== award.supplier &&
      breach(
        'SupplierDiffers',
        'INV-25',
        [procurementLaw('46')],
        say('合同供应商不是中标(成交)供应商', 'The contract is not with the supplier of the award'),
        { supplier, awarded: award.supplier },
        state(`与${award.supplier}订立合同`, `Contract with ${award.supplier}`),
      ),
    priceFen !== award.priceFen &&
      breach(
        'PriceDiffers',
        'NR-30',
        [procurementLaw('46'), regulation('67')],
        say('合同价必须等于成交金额', 'The contract price is the price of the award'),
        { amountFen: priceFen, awardFen: award.priceFen },
        { kind: 'bound', fact: 'priceFen', op: '=', bound: award.priceFen },
      ),
  );
}
