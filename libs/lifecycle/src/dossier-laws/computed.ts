import { canonicalJson } from '@tongjian/kernel';
import { Fraction } from '@tongjian/money-time';
import { applicationsOf, callOf } from '../call/places.js';
import { rankingOfProposals } from '../call/ranking.js';
import { Dossier, Evaluation, Lot, Ranked } from '../dossier.js';
import { scoreOf } from '../evaluation/score.js';
import { weightOf } from '../evaluation/weights.js';
import { rankingOf } from '../tender/ranking.js';
import { law } from './law.js';

export function weightsAreOne({ evaluation, indicators }: Evaluation) {
  const sum = weightOf(indicators);
  return (
    !sum.equals(1) &&
    law('WeightsNotOne', 'INV-30', '指标权重之和不等于百分之百', 'The weights do not sum to one', {
      evaluation,
      weights: sum.toString(),
    })
  );
}

/** The ranking is what the recorded offers and scores of the ranked bids give, whatever was found of a bid since (INV-28). */
export function rankingIsComputed(dossier: Dossier, lot: Lot) {
  const { ranking } = lot;
  if (!ranking) return false;
  const call = callOf(dossier, lot.lot);
  if (call) return differs(lot, ranking, rankingOfProposals(call, applicationsOf(dossier, lot.lot)));
  const ranked = ranking.flatMap(({ bid }) => lot.bids.get(bid) ?? []).map(({ disqualified: _, ...bid }) => bid);
  const again = rankingOf({ ...lot, bids: new Map(ranked.map((bid) => [bid.bid, bid])), qualifications: new Map() });
  return differs(lot, ranking, again);
}

const differs = ({ lot }: Lot, ranking: readonly Ranked[], again: readonly Ranked[]) =>
  canonicalJson(again as never) !== canonicalJson(ranking as never) &&
  law('RankingDiffers', 'INV-28', '排序与记录的报价、评分不符', 'The ranking is not what offers and scores give', {
    lot,
    ranked: ranking.map(({ bid }) => bid),
    computed: again.map(({ bid }) => bid),
  });

/** A result that stands is what the recorded scores give (INV-31). */
export function resultIsComputed(plan: Evaluation) {
  const { evaluation, result } = plan;
  if (!result || result.appeal === 'upheld') return false;
  const { scoreNum, scoreDen } = result;
  const score = scoreOf(plan);
  return (
    !score?.equals(Fraction.of(scoreNum, scoreDen)) &&
    law('ResultDiffers', 'INV-31', '评价结果与记录的评分不符', 'The result is not what the recorded scores give', {
      evaluation,
      result: `${scoreNum}/${scoreDen}`,
      computed: score?.toString() ?? '',
    })
  );
}
