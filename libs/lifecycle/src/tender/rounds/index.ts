import { holdNegotiationRound } from './hold-negotiation-round.js';
import { submitFinalOffer } from './submit-final-offer.js';

export * from './awaited.js';
export * from './hold-negotiation-round.js';
export * from './submit-final-offer.js';

export const roundActs = [holdNegotiationRound, submitFinalOffer] as const;
