import { FactType } from '@tongjian/procedure';
import { BroughtFacts } from '../act/index.js';
import { Dossier } from '../dossier.js';

/** What a rule may read of reviews and notices. */
export const REVIEW_FACTS: Readonly<Record<string, FactType>> = {
  /** Bodies that the scope review is put to. */
  'scopeReview.bodies': 'list<string>',
  /** How many days a public notice stands. */
  'notice.days': 'int',
};

export const reviewFacts = ({ scopeReview }: Dossier): BroughtFacts => ({
  ...(scopeReview ? { scopeReview: { bodies: [...scopeReview.bodies].sort() } } : {}),
});
