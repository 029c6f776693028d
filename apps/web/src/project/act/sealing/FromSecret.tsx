import { plainYuan } from '../../../format/money';
import { SEALING } from '../../../words/sealing';
import { BidSecret, HelperProps } from './fill';
import { FromFile, jsonOf } from './useFile';

/** Fills in what the bidder releases or shows, from the file that was saved when it sealed. */
export function FromSecret({ act, project, lot, onFill }: HelperProps) {
  const take = async (file: File) => {
    const secret = await jsonOf<BidSecret>(file);
    if (!secret?.key || !secret.salt) return SEALING.notASecret;
    if (secret.project !== project || secret.lot !== lot) return SEALING.otherLot;
    const { bid, key, salt, offerFen } = secret;
    onFill({ draft: act === 'ReleaseBidKey' ? { bid, key } : { bid, salt, offerFen: plainYuan(offerFen) } });
    return undefined;
  };
  return <FromFile title={SEALING.fromSecret} lead={SEALING.fromSecretLead} take={take} />;
}
