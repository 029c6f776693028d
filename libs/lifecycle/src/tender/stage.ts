import { Breach, breach, doFirst, record, say, state } from '../act/index.js';
import { Dossier, Lot } from '../dossier.js';

type Stage = Lot['status'];

/** Which act brings a lot to each stage of its tender. */
const REACHED_BY: Partial<Record<Stage, string>> = {
  tendering: 'PublishTender',
  opened: 'OpenBids',
  ranked: 'SignReport',
  awarded: 'DecideAward',
};
const ORDER: readonly Stage[] = ['planned', 'tendering', 'opened', 'ranked', 'awarded', 'contracted'];

/** Nothing where the lot stands at one of these stages, else why the act is out of order (INV-19). */
export function standsAt(dossier: Dossier, lotId: string, ...stages: readonly Stage[]): Breach | false {
  const lot = dossier.lots.get(lotId);
  const stage = lot?.status ?? 'unknown';
  if (lot && stages.includes(lot.status)) return false;
  const next = stages.find((wanted) => ORDER.indexOf(wanted) > ORDER.indexOf(lot?.status ?? 'planned'));
  const key = `lot-${lotId}`;
  return breach(
    'OutOfOrder',
    'INV-19',
    [record('INV-19')],
    say('标段所处阶段不允许此行为', 'The lot does not stand at a stage where this can be done'),
    { lot: lotId, stage, wanted: stages },
    !lot
      ? doFirst('FileProcurementPlan')
      : lot.status === 'failed' || lot.status === 'cancelled'
        ? state('另立标段重新采购', 'Plan a lot anew and tender it')
        : next && REACHED_BY[next]
          ? doFirst(REACHED_BY[next], key)
          : { kind: 'none' },
  );
}
