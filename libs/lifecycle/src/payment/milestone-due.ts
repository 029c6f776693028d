import { paymentsOf } from '../dossier-access.js';
import { Contract, Dossier } from '../dossier.js';

/** A claim of an instalment, and the milestone that it names. */
interface Named {
  readonly instalment: string;
  readonly milestone?: string;
}

/**
 * The milestone that makes an instalment due (INV-44): where the implementation plan says which milestones pay it, all
 * of those are verified; else one that the plan keeps for no other instalment and no other instalment was paid by.
 */
export function milestoneDue(dossier: Dossier, contract: Contract, claim: Named): string | undefined {
  const all = [...contract.milestones.entries()];
  const planned = all.filter(([, { instalment }]) => instalment === claim.instalment);
  if (planned.length > 0)
    return planned.every(([, { verified }]) => verified)
      ? planned.map(([id]) => id).find((id) => id === (claim.milestone ?? id))
      : undefined;
  const elsewhere = paymentsOf(dossier, contract.contract)
    .filter(({ instalment }) => instalment !== claim.instalment)
    .map(({ milestone }) => milestone);
  return all
    .filter(([id, { verified, instalment }]) => verified && instalment === undefined && !elsewhere.includes(id))
    .map(([id]) => id)
    .find((id) => id === (claim.milestone ?? id));
}
