import { act, at, breach, broken, event, regulation, say, state, T } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { oneOf, optional, record, text, title } from '../schema/index.js';
import { standsAt } from '../tender/stage.js';
import { SUPPLIER_TYPES } from '../tender/qualify-supplier.js';

const share = {
  class: oneOf(...SUPPLIER_TYPES),
  /** The instrument that allows the reservation; without one it is discrimination (X10). */
  policy: optional(record({ instrument: title(), article: optional(title()) })),
  reason: text(),
};

export const ReservedShareAllocated = event({
  type: 'ReservedShareAllocated',
  scope: 'lot',
  label: say('预留份额', 'Reserved share allocated'),
  act: 'AllocateReservedShare',
  data: share,
  apply: (dossier, { lot, class: reservedFor }) => void (lotOf(dossier, lot).reservedFor = reservedFor),
});

/** Reserves a whole lot for one class of suppliers, on a policy that it cites (INV-09, CD-14). */
export const allocateReservedShare = act({
  name: 'AllocateReservedShare',
  scope: 'lot',
  label: say('安排预留份额', 'Reserve the lot'),
  addresses: [at(`${T}/reserve`)],
  input: share,
  events: [ReservedShareAllocated],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned'), nobodyCame(dossier, lot)),
  invariants: (_, { policy }) =>
    broken(
      policy === undefined &&
        breach(
          'PolicyBasisMissing',
          'INV-09',
          [regulation('6'), regulation('20')],
          say('预留份额须有政策依据', 'A reservation cites the policy that allows it'),
          {},
          state('填写政策依据', 'Cite the instrument'),
        ),
    ),
  decide: (_, { lot: _lot, ...input }) => [ReservedShareAllocated.of(input)],
});

const nobodyCame = ({ lots }: Dossier, lot: string) =>
  (lots.get(lot)?.applications?.size ?? 0) > 0 &&
  breach(
    'ProposalsRelyOnIt',
    'INV-09',
    [regulation('20')],
    say('已有申报,不得再行预留', 'A lot is not reserved once somebody has applied'),
    { lot },
  );
