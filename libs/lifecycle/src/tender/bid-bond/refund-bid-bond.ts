import { act, at, breach, broken, event, regulation, say, state, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, fen, list, title } from '../../schema/index.js';
import { totalFen } from '../../total.js';
import { holders, toRefund } from './held.js';

const refund = { suppliers: list(code(), 1, 100), voucherNo: title() };

export const BidBondRefunded = event({
  type: 'BidBondRefunded',
  scope: 'lot',
  label: say('退还投标保证金', 'Bid bonds refunded'),
  act: 'RefundBidBond',
  outcome: ({ remaining }) => (remaining.length === 0 ? 'done' : 'partly'),
  data: {
    ...refund,
    totalFen: fen(),
    /** Whose bonds are due back and still held. */
    remaining: list(code(), 0, 100),
  },
  apply: (dossier, { lot, suppliers }) => {
    const { bidBonds } = lotOf(dossier, lot);
    for (const supplier of suppliers) {
      const bond = bidBonds.get(supplier);
      if (bond) bidBonds.set(supplier, { ...bond, refunded: true });
    }
  },
});

/** Gives bonds back: to the losers after the notice, to the winner after signing; the duty ends with the last of them (NR-32). */
export const refundBidBond = act({
  name: 'RefundBidBond',
  scope: 'lot',
  label: say('退还投标保证金', 'Refund bid bonds'),
  outcomes: { positive: ['done'], other: ['partly'] },
  addresses: [at(`${T}/bid-bonds/refund`)],
  input: refund,
  events: [BidBondRefunded],
  outcome: ({ lot, suppliers }, dossier) => (remaining(dossier, lot, suppliers).length === 0 ? 'done' : 'partly'),
  standing: (dossier, { lot }) => broken(nothingDue(dossier, lot)),
  invariants: (dossier, { lot, suppliers }) => broken(notDue(dossier, lot, suppliers)),
  decide: (dossier, input) => {
    const { bidBonds } = lotOf(dossier, input.lot);
    const suppliers = [...new Set(input.suppliers)];
    return [
      BidBondRefunded.of({
        ...input,
        suppliers,
        totalFen: totalFen(suppliers.map((supplier) => bidBonds.get(supplier)?.amountFen ?? 0)),
        remaining: remaining(dossier, input.lot, suppliers),
      }),
    ];
  },
});

function remaining(dossier: Dossier, lotId: string, refunded: readonly string[]): string[] {
  const lot = dossier.lots.get(lotId);
  return lot ? toRefund(dossier, lot).filter((supplier) => !refunded.includes(supplier)) : [];
}

function nothingDue(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  return (
    lot !== undefined &&
    toRefund(dossier, lot).length === 0 &&
    breach(
      'NoBidBondDue',
      'NR-32',
      [regulation('33')],
      say('没有应退还的投标保证金', 'No bid bond is to be given back by now'),
      { lot: lotId, held: holders(lot) },
      state(
        '未成交供应商在通知书发出后退还, 成交供应商在合同签订后退还',
        'Losers get theirs back after the award notice, the winner after its contract is signed',
      ),
    )
  );
}

function notDue(dossier: Dossier, lotId: string, suppliers: readonly string[]) {
  const lot = dossier.lots.get(lotId);
  const due = lot ? toRefund(dossier, lot) : [];
  const others = suppliers.filter((supplier) => !due.includes(supplier));
  return (
    others.length > 0 &&
    breach(
      'BidBondNotDue',
      'NR-32',
      [regulation('33')],
      say('供应商没有应退还的投标保证金', 'These suppliers have no bond to be given back by now'),
      { suppliers: others, due },
      state(`退还: ${due.join(', ')}`, `Refund: ${due.join(', ')}`),
    )
  );
}
