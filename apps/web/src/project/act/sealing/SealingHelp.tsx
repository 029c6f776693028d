import { useLanguage } from '../../../words/language';
import { SEALING } from '../../../words/sealing';
import { HelperProps } from './fill';
import { FromSecret } from './FromSecret';
import { MakeOpeningKey, UnwrapShares } from './OpeningKeys';
import { SealBid } from './SealBid';

const HELPERS: Readonly<Record<string, (props: HelperProps) => React.ReactNode>> = {
  SubmitBid: SealBid,
  RevealBid: FromSecret,
  ReleaseBidKey: FromSecret,
  PublishOpeningKey: MakeOpeningKey,
  ReleaseKeyShares: UnwrapShares,
};

/** What the browser does for an act of sealing or opening before its form is sent. */
export default function SealingHelp(props: HelperProps) {
  const { say } = useLanguage();
  const Helper = HELPERS[props.act];
  if (!Helper) return null;
  if (!globalThis.crypto?.subtle) return <p className="fault">{say(SEALING.noCrypto)}</p>;
  return <Helper {...props} />;
}
