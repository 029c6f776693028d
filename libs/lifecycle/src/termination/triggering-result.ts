import { keyOf } from '../act/index.js';
import { evaluationsOf } from '../dossier-access.js';
import { Dossier } from '../dossier.js';

/** The key of an evaluation, which an act of termination joins to its contract: only this result is read then. */
export function resultAt({ contracts }: Dossier, contract: string, evaluation: string): readonly string[] {
  const key = keyOf('evaluation', { lot: contracts.get(contract)?.lot ?? '', contract, evaluation });
  return key === undefined ? [] : [key];
}

/** The evaluation whose result triggered the clause; none while no clause was triggered. */
export function triggeringResult(dossier: Dossier, contract: string): readonly string[] {
  const cause = dossier.contracts.get(contract)?.termination?.triggeredBy;
  const found = cause && evaluationsOf(dossier, contract).find(({ result }) => result?.eventId === cause);
  return found ? resultAt(dossier, contract, found.evaluation) : [];
}
