import { breach, lowOffers, say } from '../../act/index.js';
import { Dossier } from '../../dossier.js';

/** A review of a low offer that was opened is decided before the report is signed; an accepted bid alone is ranked (NR-57). */
export function undecidedReviews(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  const open = [...(lot?.lowBidReviews ?? [])].flatMap(([bid, { decision }]) =>
    decision === undefined && lot?.bids.get(bid)?.disqualified === undefined ? [bid] : [],
  );
  return (
    open.length > 0 &&
    breach(
      'LowBidReviewOpen',
      'NR-57',
      [lowOffers('异常低价审查')],
      say(
        '异常低价审查尚无结论, 不得签署评审报告',
        'A review of a low offer is undecided: the report cannot be signed',
      ),
      { bids: open },
      { kind: 'act', act: 'DecideLowBidReview', key: `lot-${lotId}` },
    )
  );
}
