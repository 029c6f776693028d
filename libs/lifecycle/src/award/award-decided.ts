import { event, say } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { lotOf } from '../dossier-access.js';
import { code, DataOf, fen, id, int, oneOf, optional, text } from '../schema/index.js';

const award = {
  supplier: code(),
  priceFen: fen(),
  budgetFen: fen(),
  basis: oneOf('ranking', 'nextCandidate', 'singleSource', 'selfOrganised', 'frameworkCallOff'),
  bid: optional(id()),
  rank: optional(int(1)),
  /** How one was chosen among candidates that are equal in points and offer. */
  tieBreak: optional(text()),
};

/** Whoever decides it and on whichever basis, this is the award of the lot. */
export const AwardDecided = event({
  type: 'AwardDecided',
  scope: 'lot',
  label: say('确定中标(成交)供应商', 'Award decided'),
  act: 'DecideAward',
  data: award,
  apply: (dossier, { lot, supplier, priceFen, bid }, { id }) => {
    const known = lotOf(dossier, lot);
    known.status = 'awarded';
    known.award = { eventId: id, supplier, priceFen, ...(bid ? { bid } : {}) };
  },
});

/** The award with the budget that it is held against. */
export const awardOf = (dossier: Dossier, lot: string, data: Omit<DataOf<typeof award>, 'budgetFen'>) =>
  AwardDecided.of({ ...data, budgetFen: dossier.lots.get(lot)?.budgetFen ?? 0 });
