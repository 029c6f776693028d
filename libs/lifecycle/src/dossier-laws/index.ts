import { Breach, broken } from '../act/index.js';
import { Dossier } from '../dossier.js';
import {
  approvedWithinBudget,
  awardWithinBudget,
  claimsWithinPrice,
  paidAsClaimed,
  priceIsAward,
  scheduleAddsUp,
} from './amounts.js';
import { clauseStands, keptBondIsWhole } from './clause.js';
import { rankingIsComputed, resultIsComputed, weightsAreOne } from './computed.js';

/**
 * What is true of every dossier that was built act by act. A correction or an annulment must leave it true; an imported
 * history may break it, and is flagged.
 */
export const contradictions = (dossier: Dossier): readonly Breach[] =>
  broken(
    approvedWithinBudget(dossier),
    ...[...dossier.lots.values()].map(awardWithinBudget),
    ...[...dossier.contracts.values()].flatMap((contract) => [
      priceIsAward(dossier, contract),
      scheduleAddsUp(contract),
      claimsWithinPrice(dossier, contract),
      keptBondIsWhole(dossier, contract),
    ]),
    ...[...dossier.payments.values()].map(paidAsClaimed),
    ...[...dossier.lots.values()].map((lot) => rankingIsComputed(dossier, lot)),
    ...[...dossier.evaluations.values()].flatMap((evaluation) => [
      weightsAreOne(evaluation),
      resultIsComputed(evaluation),
      clauseStands(dossier, evaluation),
    ]),
  );

/** The contradictions of one dossier that another does not have. */
export function newContradictions(before: Dossier, after: Dossier): readonly Breach[] {
  const known = new Set(contradictions(before).map(signatureOf));
  return contradictions(after).filter((one) => !known.has(signatureOf(one)));
}

const signatureOf = ({ code, rule, facts }: Breach) => JSON.stringify([code, rule, facts]);
