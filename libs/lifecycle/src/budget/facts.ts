import { FactType } from '@tongjian/procedure';
import { BroughtFacts } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { parallelFen } from './money.js';

/** What a rule may read of a project's money. */
export const FUNDING_FACTS: Readonly<Record<string, FactType>> = {
  'funding.reservedFen': 'int',
  /** Arranged for doing directly what is bought, and not offset. */
  'funding.parallelFen': 'int',
  'funding.commitmentYears': 'int',
  /** The only class that a lot is reserved for; empty where it is open to all. */
  'lot.reservedFor': 'string',
};

export function fundingFacts({ funding, lots }: Dossier, lot: string | undefined): BroughtFacts {
  const place = lots.get(lot ?? '');
  return {
    funding: {
      reservedFen: funding.reservedFen,
      parallelFen: parallelFen(funding),
      commitmentYears: funding.commitment?.length ?? 1,
    },
    ...(place ? { lot: { reservedFor: place.reservedFor ?? '' } } : {}),
  };
}
