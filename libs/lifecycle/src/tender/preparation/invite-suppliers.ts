import { act, at, breach, broken, doFirst, event, procurementLaw, say, state, T } from '../../act/index.js';
import { Dossier, Lot } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, list, oneOf, optional, title } from '../../schema/index.js';
import { beforeDeadline } from '../clock.js';
import { standsAt } from '../stage.js';
import { notTheAgent } from './appoint-agent.js';

const invitation = {
  suppliers: list(code(), 1, 100),
  /** How they were found: drawn at random, recommended in writing, or taken from a register. */
  manner: oneOf('random', 'recommended', 'register'),
  /** The record of the draw. */
  drawNo: optional(title()),
};

export const SupplierInvited = event({
  type: 'SupplierInvited',
  scope: 'lot',
  label: say('邀请供应商', 'Suppliers invited'),
  act: 'InviteSuppliers',
  data: invitation,
  apply: (dossier, { lot, suppliers }) => {
    const known = lotOf(dossier, lot);
    known.invited = [...new Set([...(known.invited ?? []), ...suppliers])];
  },
});

const INVITING = new Set([
  'restrictedTender',
  'competitiveNegotiation',
  'competitiveConsultation',
  'quotation',
  'singleSource',
  'innovationPartnership',
]);

/** Invites suppliers to a method that works by invitation; from then on nobody else may bid (NR-17, NR-20). */
export const inviteSuppliers = act({
  name: 'InviteSuppliers',
  scope: 'lot',
  label: say('邀请供应商', 'Invite suppliers'),
  addresses: [at(`${T}/suppliers/invite`)],
  input: invitation,
  events: [SupplierInvited],
  facts: (dossier, { lot, suppliers, manner, drawNo }) => ({
    tender: {
      invitedCount: new Set([...(dossier.lots.get(lot)?.invited ?? []), ...suppliers]).size,
      drawnAtRandom: manner === 'random' && drawNo !== undefined,
    },
  }),
  standing: (dossier, { lot }, standpoint) =>
    broken(
      standsAt(dossier, lot, 'planned', 'tendering'),
      beforeDeadline(dossier, lot, standpoint.at),
      invitesNobody(dossier.lots.get(lot)),
      notTheAgent(dossier, lot, standpoint),
    ),
  decide: (_, input) => [SupplierInvited.of(input)],
});

const invitesNobody = (lot: Lot | undefined) =>
  lot !== undefined &&
  !INVITING.has(lot.method ?? '') &&
  breach(
    'MethodInvitesNobody',
    'NR-17',
    [procurementLaw('26')],
    say('该采购方式不以邀请方式征集供应商', 'The method does not work by invitation'),
    { lot: lot.lot, method: lot.method ?? '' },
    lot.method === undefined
      ? doFirst('ApproveMethod', `lot-${lot.lot}`)
      : state('以公告征集', 'Call for bids by a public notice'),
  );

/** Where suppliers were invited, only they hand in bids (政府采购法 34, 38, 40). */
export function notInvited(dossier: Dossier, lotId: string, bidder: string) {
  const invited = dossier.lots.get(lotId)?.invited;
  return (
    invited !== undefined &&
    !invited.includes(bidder) &&
    breach(
      'NotInvited',
      'NR-20',
      [procurementLaw('34'), procurementLaw('38')],
      say('未被邀请的供应商不得参加', 'Only suppliers that were invited take part'),
      { bidder, invited: invited.length },
      doFirst('InviteSuppliers', `lot-${lotId}`),
    )
  );
}
