import { lotIn } from '../draft.js';
import { fact, Facts } from './fact.js';

/** What an upheld challenge or complaint undoes. */
export const COMPLAINT_FACTS: Facts = {
  AwardAnnulled: fact(['lot'], (draft, data) => {
    const lot = lotIn(draft, data.text('lot'));
    delete lot.awardFen;
    delete lot.supplier;
  }),
};
