/** Why a sealed bid cannot be opened, or is not what was handed in. */
export type FaultCode = 'NotASealedBid' | 'WrongKey' | 'Altered' | 'OtherPlace' | 'DigestDiffers';

export class SealedBidFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'SealedBidFault';
  }
}
