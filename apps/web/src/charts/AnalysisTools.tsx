import { Segmented, Select } from 'antd';
import { useId } from 'react';
import { View } from '../board/moment';
import { change } from '../routing/location';
import { UnitSwitch } from '../ui/UnitSwitch';
import { BOARD, DIMENSIONS, EVERY, SPEND } from '../words/board';
import { useLanguage } from '../words/language';

interface AnalysisToolsProps {
  readonly view: View;
  readonly dimensions: readonly (keyof typeof DIMENSIONS)[];
  readonly groupBy: string;
  readonly year: string;
  readonly years: readonly string[];
}

export function AnalysisTools({ view, dimensions, groupBy, year, years }: AnalysisToolsProps) {
  const { say } = useLanguage();
  const name = useId();
  return (
    <div className="tools">
      <Segmented
        name={name}
        aria-label={say(SPEND.groupBy)}
        value={groupBy}
        options={dimensions.map((dimension) => ({ value: dimension, label: say(DIMENSIONS[dimension]) }))}
        onChange={(dimension) => change({ groupBy: String(dimension) })}
      />
      <Select
        aria-label={say(DIMENSIONS.year)}
        className="year-pick"
        value={year}
        options={[{ value: '', label: say(EVERY.year) }, ...years.map((one) => ({ value: one, label: one }))]}
        onChange={(one) => change({ year: one })}
      />
      <Segmented
        name={`${name}sample`}
        aria-label={say(DIMENSIONS.sample)}
        value={view.sample}
        options={[
          { value: 'in', label: say(BOARD.sampleIn) },
          { value: 'out', label: say(BOARD.sampleOut) },
        ]}
        onChange={(sample) => change({ sample: sample === 'in' ? undefined : String(sample) })}
      />
      <UnitSwitch value={view.unit} />
    </div>
  );
}
