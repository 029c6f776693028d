import { act, at, bound, breach, broken, doFirst, event, regulation, say, T } from '../../act/index.js';
import { bondForm } from '../../contract/fields.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, DataOf, date, int, optional, title } from '../../schema/index.js';
import { beforeDeadline } from '../clock.js';
import { standsAt } from '../stage.js';

const bond = { supplier: code(), amountFen: int(1), form: bondForm, issuer: title(), expiresOn: optional(date()) };

export const BidBondReceived = event({
  type: 'BidBondReceived',
  scope: 'lot',
  label: say('投标保证金缴纳', 'Bid bond received'),
  act: 'ReceiveBidBond',
  data: bond,
  apply: (dossier, { lot, supplier, amountFen, form }) =>
    void lotOf(dossier, lot).bidBonds.set(supplier, { amountFen, form, refunded: false }),
});

/** Takes in a bidder’s bond before the deadline, in the amount that the documents ask for (NR-32). */
export const receiveBidBond = act({
  name: 'ReceiveBidBond',
  scope: 'lot',
  label: say('收取投标保证金', 'Receive a bid bond'),
  addresses: [at(`${T}/bid-bonds`)],
  input: bond,
  events: [BidBondReceived],
  facts: (_, { amountFen, form }) => ({ tender: { bidBondFen: amountFen, bidBondForm: form } }),
  standing: (dossier, { lot }, { at: now }) =>
    broken(standsAt(dossier, lot, 'tendering'), beforeDeadline(dossier, lot, now), noneAsked(dossier, lot)),
  invariants: (dossier, input) => broken(asAsked(dossier, input), heldAlready(dossier, input)),
  decide: (_, input) => [BidBondReceived.of(input)],
});

type Bond = DataOf<typeof bond> & { readonly lot: string };

/** The documents ask for no bond, or it was waived. */
export function noneAsked(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  return (
    lot?.bidBondFen === 0 &&
    breach(
      'NoBidBondAsked',
      'NR-32',
      [regulation('33')],
      say('采购文件未要求投标保证金', 'The documents ask for no bid bond'),
      { lot: lotId },
      doFirst('PublishTender', `lot-${lotId}`),
    )
  );
}

function asAsked(dossier: Dossier, { lot: lotId, amountFen }: Bond) {
  const askedFen = dossier.lots.get(lotId)?.bidBondFen ?? 0;
  return (
    askedFen > 0 &&
    amountFen !== askedFen &&
    breach(
      'BidBondNotAsAsked',
      'NR-32',
      [regulation('33')],
      say('投标保证金与采购文件要求的数额不一致', 'The bond is not what the documents ask for'),
      { amountFen, askedFen },
      bound('amountFen', '=', askedFen),
    )
  );
}

function heldAlready(dossier: Dossier, { lot: lotId, supplier }: Bond) {
  const held = dossier.lots.get(lotId)?.bidBonds.get(supplier);
  return (
    held?.refunded === false &&
    breach(
      'BidBondHeld',
      'NR-32',
      [regulation('33')],
      say('该供应商的投标保证金已收取', 'This supplier’s bond is held already'),
      { supplier, heldFen: held.amountFen },
      doFirst('RefundBidBond', `lot-${lotId}`),
    )
  );
}
