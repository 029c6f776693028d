import { Segmented } from 'antd';
import { useId } from 'react';
import { useCodes, useLabel } from '../client/codes';
import { Cell } from '../client/project';
import { openDrill } from '../drill/place';
import { unitFor } from '../format/money';
import { change } from '../routing/location';
import { Count, Figure } from '../ui/Figure';
import { Moved } from '../ui/Moved';
import { COMMON, UNITS } from '../words/common';
import { BOARD, DIMENSIONS, MEASURES } from '../words/board';
import { useLanguage } from '../words/language';
import { View } from './moment';
import { byDimension, inCodeOrder, inListOrder, sumOf } from './sums';

const CHOICES = ['projects', 'plannedFen', 'awardedFen', 'contractedFen', 'paidFen', 'alarms'] as const;

const STEPS = 5;

/** Districts by stages for one measure; the deeper the ground, the larger the figure. */
export function Matrix({ cells, view }: { readonly cells: readonly Cell[]; readonly view: View }) {
  const { say } = useLanguage();
  const label = useLabel();
  const { districts: districtList = {} } = useCodes();
  const name = useId();
  const { measure } = view;
  const isMoney = measure.endsWith('Fen');
  const valueOf = (part: readonly Cell[]) => sumOf(part)[measure] ?? 0;
  const districts = byDimension(cells, 'district');
  const rows = inListOrder(districts.keys(), Object.keys(districtList));
  const stages = inCodeOrder(byDimension(cells, 'stage').keys());
  const unit = unitFor(view.unit, [valueOf(cells)]);
  const largest = Math.max(
    1,
    ...rows.flatMap((row) => [...byDimension(districts.get(row)!, 'stage').values()].map(valueOf)),
  );

  const figure = (part: readonly Cell[], where: Readonly<Record<string, string>>, words: string) => {
    const value = valueOf(part);
    if (value === 0 && part.length === 0) return <span className="muted">·</span>;
    const drill = { onDrill: () => openDrill(measure, where), label: words };
    return (
      <Moved value={value}>
        {isMoney ? <Figure fen={value} unit={unit} {...drill} /> : <Count value={value} {...drill} />}
      </Moved>
    );
  };
  const stageName = (stage: string) => (stage ? label('stages', stage) : say(BOARD.unstaged));

  return (
    <>
      <div className="tools matrix-tools">
        <Segmented
          name={name}
          size="small"
          aria-label={say(BOARD.show)}
          value={measure}
          options={CHOICES.map((choice) => ({ value: choice, label: say(MEASURES[choice]) }))}
          onChange={(choice) => change({ measure: choice === 'projects' ? undefined : choice })}
        />
        {isMoney && <span className="muted">{say(UNITS[unit])}</span>}
      </div>
      <div className="scroll matrix" role="group" aria-label={say(BOARD.matrix)} tabIndex={0}>
        <table className="data">
          <caption className="hidden-text">
            {say(BOARD.matrix)}: {say(MEASURES[measure as keyof typeof MEASURES])}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say(DIMENSIONS.district)}</th>
              {stages.map((stage) => (
                <th key={stage} scope="col" className="end">
                  <span className="stage-head">{stageName(stage)}</span>
                </th>
              ))}
              <th scope="col" className="end sum">
                {say(COMMON.total)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const inRow = districts.get(row)!;
              const byStage = byDimension(inRow, 'stage');
              return (
                <tr key={row}>
                  <th scope="row">{label('districts', row)}</th>
                  {stages.map((stage) => {
                    const part = byStage.get(stage) ?? [];
                    return (
                      <td key={stage} className="end" data-heat={heat(valueOf(part), largest)}>
                        {figure(part, { district: row, stage }, `${label('districts', row)} ${stageName(stage)}`)}
                      </td>
                    );
                  })}
                  <td className="end sum">
                    {figure(inRow, { district: row }, `${label('districts', row)} ${say(COMMON.total)}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say(COMMON.total)}</th>
              {stages.map((stage) => (
                <td key={stage} className="end">
                  {figure(
                    byDimension(cells, 'stage').get(stage) ?? [],
                    { stage },
                    `${stageName(stage)} ${say(COMMON.total)}`,
                  )}
                </td>
              ))}
              <td className="end sum">{figure(cells, {}, say(COMMON.total))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

/** Depth of the ground, none for zero; a few projects stay pale. */
const heat = (value: number, largest: number): number =>
  value <= 0 ? 0 : Math.min(STEPS, Math.ceil((value / Math.max(largest, STEPS)) * STEPS));
