import { act, at, broken, event, say, T } from '../../act/index.js';
import { lotOf } from '../../dossier-access.js';
import { text, title } from '../../schema/index.js';
import { beforeDeadline } from '../clock.js';
import { standsAt } from '../stage.js';
import { noneAsked } from './receive-bid-bond.js';

const waiver = { reason: text(), basis: title() };

export const BidBondWaived = event({
  type: 'BidBondWaived',
  scope: 'lot',
  label: say('免收投标保证金', 'Bid bond waived'),
  act: 'WaiveBidBond',
  data: waiver,
  apply: (dossier, { lot }) => void (lotOf(dossier, lot).bidBondFen = 0),
});

/** Does without the bond that the documents asked for, for every bidder alike (CD-18, NR-32). */
export const waiveBidBond = act({
  name: 'WaiveBidBond',
  scope: 'lot',
  label: say('免收投标保证金', 'Waive the bid bond'),
  addresses: [at(`${T}/bid-bonds/waive`)],
  input: waiver,
  events: [BidBondWaived],
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'tendering'), beforeDeadline(dossier, lot, now), noneAsked(dossier, lot)),
  decide: (_, input) => [BidBondWaived.of(input)],
});
