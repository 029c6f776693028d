import { PayingTerms } from '../dossier.js';

/** What a rule may read of the terms of payment; what was not agreed reads as not agreed, and as zero. */
export const payingFacts = ({ paymentDays, lateRateHundredths }: PayingTerms) => ({
  paymentDaysAgreed: paymentDays !== undefined,
  paymentDays: paymentDays ?? 0,
  lateRateAgreed: lateRateHundredths !== undefined,
  lateRateHundredths: lateRateHundredths ?? 0,
});
