import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([Bars, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}
export interface BarChartProps {
  /** One sentence that says what the picture shows; the table beside it holds the figures. */
  readonly sentence: string;
  readonly unit: string;
  readonly rows: readonly string[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
}

const HUES = ['#9fb6c6', '#1f4d6b', '#00806a'];
const BAR_PX = 13;
/** Below it an axis has room for few labels only. */
const NARROW_PX = 520;

/** Lying bars, one group a row. Still, with decals, and tooltips drawn on the canvas (no inline styles under the CSP). */
export default function BarChart({ sentence, unit, rows, series, format }: BarChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const height = 70 + rows.length * (series.length * (BAR_PX + 2) + 14);
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, undefined, { renderer: 'canvas' });
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    chart.setOption({
      animation: false,
      color: HUES,
      textStyle: { fontFamily: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif", color: '#16202b' },
      grid: { left: 8, right: 76, top: 34, bottom: 26, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: '#45525e' } },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        renderMode: 'richText',
        valueFormatter: (value: unknown) => `${format(Number(value))} ${unit}`,
      },
      xAxis: {
        type: 'value',
        name: unit,
        nameTextStyle: { color: '#5f6b76' },
        splitNumber: box.current.clientWidth < NARROW_PX ? 2 : 5,
        axisLabel: {
          color: '#5f6b76',
          hideOverlap: true,
          formatter: (value: number) => format(value).replace(/\.0+$/, ''),
        },
        splitLine: { lineStyle: { color: '#e9edee' } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...rows],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#d9dedf' } },
        axisLabel: { color: '#16202b', width: 130, overflow: 'truncate' },
      },
      series: series.map(({ name, values }) => ({
        name,
        type: 'bar',
        barWidth: BAR_PX,
        data: [...values],
        label: {
          show: true,
          position: 'right',
          color: '#45525e',
          fontSize: 11,
          formatter: ({ value }: { value: unknown }) => format(Number(value)),
        },
      })),
    });
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [rows, series, unit, format, sentence]);
  return <div ref={box} role="img" aria-label={sentence} className="chart" style={{ height }} />;
}
