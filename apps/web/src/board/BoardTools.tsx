import { Segmented, Select } from 'antd';
import { useId } from 'react';
import { useCodes, useLabel } from '../client/codes';
import { useLive } from '../client/live';
import { change } from '../routing/location';
import { LiveBadge } from '../ui/LiveBadge';
import { UnitSwitch } from '../ui/UnitSwitch';
import { BOARD, DIMENSIONS, EVERY } from '../words/board';
import { useLanguage } from '../words/language';
import { AsOfField } from './AsOfField';
import { View } from './moment';

/** Filters, unit and moment of the board, all kept in its address. */
export function BoardTools({ view }: { readonly view: View }) {
  const { say } = useLanguage();
  const label = useLabel();
  const { jurisdictions = {} } = useCodes();
  const { link, index } = useLive();
  const id = useId();
  return (
    <div className="tools">
      <Select
        id={id}
        aria-label={say(DIMENSIONS.jurisdiction)}
        className="jurisdiction"
        value={view.jurisdiction}
        options={[
          { value: '', label: say(EVERY.jurisdiction) },
          ...Object.keys(jurisdictions).map((code) => ({ value: code, label: label('jurisdictions', code) })),
        ]}
        onChange={(jurisdiction) => change({ jurisdiction })}
      />
      <Segmented
        aria-label={say(DIMENSIONS.sample)}
        name={`${id}sample`}
        value={view.sample}
        options={[
          { value: 'in', label: say(BOARD.sampleIn) },
          { value: 'out', label: say(BOARD.sampleOut) },
          { value: 'only', label: say(BOARD.sampleOnly) },
        ]}
        onChange={(sample) => change({ sample: sample === 'in' ? undefined : sample })}
      />
      <UnitSwitch value={view.unit} />
      <AsOfField asOf={view.asOf} />
      <LiveBadge link={view.asOf ? 'frozen' : link} index={index} />
    </div>
  );
}
