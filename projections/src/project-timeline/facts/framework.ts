import { lotIn } from '../draft.js';
import { fact, Facts } from './fact.js';

/** A framework stands instead of an award; each call-off is a lot of its own. */
export const FRAMEWORK_FACTS: Facts = {
  FrameworkEstablished: fact(['lot'], (draft, data) => {
    lotIn(draft, data.text('lot')).status = 'awarded';
  }),
  CallOffAwarded: fact(['framework', 'callOff', 'title', 'priceFen'], (draft, data) => {
    const [of, own] = [lotIn(draft, data.text('framework')), lotIn(draft, data.text('callOff'))];
    const priceFen = data.fen('priceFen');
    Object.assign(own, { title: data.text('title'), budgetFen: priceFen, method: 'frameworkAgreement' });
    of.budgetFen = Math.max(0, of.budgetFen - priceFen);
  }),
  FrameworkEnded: fact(['lot'], (draft, data) => {
    lotIn(draft, data.text('lot')).status = 'contracted';
  }),
};
