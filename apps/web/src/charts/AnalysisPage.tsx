import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTitle } from '../app/useTitle';
import { Text } from '../client/types';
import { DrillSheet } from '../drill/DrillSheet';
import { openDrill } from '../drill/place';
import { amountIn, unitFor } from '../format/money';
import { Answered } from '../ui/Answered';
import { AtLine } from '../ui/AtLine';
import { Column, DataTable } from '../ui/DataTable';
import { Figure } from '../ui/Figure';
import { Moved } from '../ui/Moved';
import { Panel } from '../ui/Panel';
import { useInUnit } from '../ui/useInUnit';
import { DIMENSIONS, MEASURES, SPEND } from '../words/board';
import { COMMON, UNITS } from '../words/common';
import { useLanguage } from '../words/language';
import { AnalysisTools } from './AnalysisTools';
import { Group, useAnalysis } from './useAnalysis';
import './analysis.css';

const BarChart = lazy(() => import('./BarChart'));

export interface AnalysisProps {
  readonly view: 'spend' | 'savings';
  readonly title: Text;
  readonly lead: Text;
  readonly dimensions: readonly (keyof typeof DIMENSIONS)[];
  readonly measures: readonly (keyof typeof MEASURES)[];
  /** A share of two measures as a last column, its exact parts on hover. */
  readonly share: { readonly head: Text; readonly cell: (measures: Group['measures']) => React.ReactNode };
}

/** A rollup as chart and table side by side; every figure opens what makes it. */
export function AnalysisPage({ view: name, title, lead, dimensions, measures, share }: AnalysisProps) {
  const { say } = useLanguage();
  const analysis = useAnalysis(name, dimensions);
  const { query, view, groupBy, groups, total, drillWhere } = analysis;
  const unit = unitFor(
    view.unit,
    measures.map((measure) => total[measure] ?? 0),
  );
  const inUnit = useInUnit(unit);
  const format = useCallback((fen: number) => amountIn(Math.round(fen), unit), [unit]);
  const rows = useMemo(() => groups.map((group) => group.name), [groups]);
  const series = useMemo(
    () =>
      measures.map((measure) => ({
        name: say(MEASURES[measure]),
        values: groups.map((group) => group.measures[measure] ?? 0),
      })),
    [groups, measures, say],
  );
  useTitle(say(title));
  const figure = (
    sums: Group['measures'],
    measure: keyof typeof MEASURES,
    where: Readonly<Record<string, string>>,
    words: string,
  ) => (
    <Moved value={sums[measure] ?? 0}>
      <Figure
        fen={sums[measure] ?? 0}
        unit={unit}
        label={`${words} ${say(MEASURES[measure])}`}
        onDrill={() => openDrill(measure, where)}
      />
    </Moved>
  );
  const columns: readonly Column<Group>[] = [
    {
      id: 'group',
      head: say(DIMENSIONS[groupBy as keyof typeof DIMENSIONS]),
      rowHead: true,
      cell: (group) => group.name,
      foot: say(COMMON.total),
    },
    ...measures.map((measure): Column<Group> => ({
      id: measure,
      end: true,
      head: (
        <>
          {say(MEASURES[measure])} <span className="unit">{say(UNITS[unit])}</span>
        </>
      ),
      label: inUnit(MEASURES[measure]),
      cell: (group) => figure(group.measures, measure, { [groupBy]: group.value }, group.name),
      foot: figure(total, measure, {}, say(COMMON.total)),
    })),
    // Where only a part of each project's figures counts, a share would mix different projects.
    ...(view.sample === 'in'
      ? [
          {
            id: 'share',
            head: say(share.head),
            end: true,
            cell: (group: Group) => share.cell(group.measures),
            foot: share.cell(total),
          },
        ]
      : []),
  ];
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{say(title)}</h1>
          <p>{say(lead)}</p>
        </div>
        <AnalysisTools {...analysis} dimensions={dimensions} />
      </div>
      <Answered query={query} height="60vh">
        {({ at }) => (
          <>
            <div className="analysis">
              <Panel title={`${say(title)} · ${say(SPEND.chart)}`}>
                <div className="chart-in">
                  <Suspense fallback={<div style={{ height: 70 + rows.length * 59 }} />}>
                    <BarChart
                      sentence={`${say(title)}: ${series.map((one) => one.name).join('、')} (${say(UNITS[unit])})`}
                      unit={say(UNITS[unit])}
                      rows={rows}
                      series={series}
                      format={format}
                    />
                  </Suspense>
                </div>
              </Panel>
              <Panel title={say(title)}>
                {groups.length === 0 ? (
                  <p className="state">{say(COMMON.noData)}</p>
                ) : (
                  <DataTable cards caption={say(title)} columns={columns} rows={groups} rowKey={({ value }) => value} />
                )}
              </Panel>
            </div>
            <p className="muted">{say(COMMON.rounding)}</p>
            <AtLine at={at} />
            <DrillSheet view={name} where={drillWhere} unit={view.unit} />
          </>
        )}
      </Answered>
    </>
  );
}
