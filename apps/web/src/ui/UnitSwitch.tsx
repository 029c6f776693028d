import { Segmented } from 'antd';
import { useId } from 'react';
import { UnitChoice } from '../format/money';
import { change } from '../routing/location';
import { COMMON, UNITS } from '../words/common';
import { useLanguage } from '../words/language';

/** The unit of all amounts on a page; the choice is part of the address. */
export function UnitSwitch({ value }: { readonly value: UnitChoice }) {
  const { say } = useLanguage();
  const name = useId();
  return (
    <Segmented<UnitChoice>
      name={name}
      aria-label={say(COMMON.unit)}
      value={value}
      options={(['auto', 'yuan', 'wan', 'yi'] as const).map((unit) => ({ value: unit, label: say(UNITS[unit]) }))}
      onChange={(unit) => change({ unit: unit === 'auto' ? undefined : unit })}
    />
  );
}
