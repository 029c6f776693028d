import { Breach, breach, procurementLaw, say } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** A contract is made with a supplier whose latest review found it qualified, whoever else was reviewed (INV-29). */
export function supplierQualified({ lots }: Dossier, lotId: string, supplier: string): Breach | false {
  const lot = lots.get(lotId);
  const reviewed = lot?.qualifications.get(supplier) ?? 'notReviewed';
  return (
    lot?.award !== undefined &&
    reviewed !== 'qualified' &&
    breach(
      'SupplierNotQualified',
      'INV-29',
      [procurementLaw('22'), procurementLaw('23')],
      say('供应商未经资格审查合格,不得订立合同', 'No contract with a supplier that no review has found qualified'),
      { lot: lotId, supplier, reviewed },
      { kind: 'act', act: 'QualifySupplier', key: `lot-${lotId}`, outcomes: ['qualified'] },
    )
  );
}
