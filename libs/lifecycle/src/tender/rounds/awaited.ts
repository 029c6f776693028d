import { breach, consultation, otherMethods, say } from '../../act/index.js';
import { Lot } from '../../dossier.js';
import { competingBids } from '../../dossier-access.js';

/** While final offers may still come in and some have not, nothing goes on that rests on them. */
export function finalOffersAwaited(lot: Lot | undefined, now: string) {
  if (!lot?.finalOffersBy) return false;
  const missing = competingBids(lot).filter(({ finalOfferFen }) => finalOfferFen === undefined);
  return (
    missing.length > 0 &&
    Date.parse(now) < Date.parse(lot.finalOffersBy) &&
    breach(
      'FinalOffersAwaited',
      'NR-20',
      [consultation('21'), otherMethods('33')],
      say('最后报价时限未满, 尚有供应商未提交', 'Final offers may still come in, and some have not yet'),
      { missing: missing.map(({ bid }) => bid), until: lot.finalOffersBy, at: now },
      { kind: 'act', act: 'SubmitFinalOffer', key: `lot-${lot.lot}` },
      { kind: 'wait', until: lot.finalOffersBy },
    )
  );
}
