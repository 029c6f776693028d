import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

/** Marks a figure that no source document states. */
export function SampleTag() {
  const { say } = useLanguage();
  return (
    <span className="tag sample" title={say(COMMON.sampleHint)}>
      {say(COMMON.sample)}
    </span>
  );
}
