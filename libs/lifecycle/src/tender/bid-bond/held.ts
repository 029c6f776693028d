import { Dossier, Lot } from '../../dossier.js';
import { bidsInForce } from '../../dossier-access.js';

/** Suppliers whose bond is held. */
export const holders = (lot: Lot): string[] =>
  [...lot.bidBonds].flatMap(([supplier, { refunded }]) => (refunded ? [] : [supplier]));

/**
 * Suppliers whose bond is to go back by now (政府采购法实施条例 33): of bids that were taken back; of all when the
 * tender has failed or was cancelled; of those that lost, once the award notice is out; of the winner, once its contract is signed.
 */
export function toRefund(dossier: Dossier, lot: Lot): string[] {
  const over = lot.status === 'failed' || lot.status === 'cancelled';
  const winner = lot.award?.supplier;
  const signed = [...dossier.contracts.values()].some(
    (contract) => contract.lot === lot.lot && contract.supplier === winner && contract.status !== 'drafted',
  );
  const bidding = new Set(bidsInForce(lot).map(({ bidder }) => bidder));
  const lost = lot.noticedTo !== undefined && lot.noticedTo === winner;
  return holders(lot).filter((supplier) => over || !bidding.has(supplier) || (supplier === winner ? signed : lost));
}
