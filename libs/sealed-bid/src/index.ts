export { base64url, type Bytes, digestOf, fromBase64url } from './bytes.js';
export * from './envelope.js';
export { type FaultCode, SealedBidFault } from './fault.js';
export { type Offer, type OfferFile, type Place, sealedHashOf } from './offer.js';
export * from './shares.js';
