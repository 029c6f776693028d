import { Contribution } from '@tongjian/kernel';
import { ProjectDocument, SampledFigure } from './project-timeline/document.js';

/** The figures of the document that each measure rests on. */
export type RestsOn = Readonly<Record<string, readonly SampledFigure[]>>;
type Measures = Readonly<Record<string, number>>;

/**
 * One contribution of what documents say, and one of what is only an example (示例), so that examples can be left out
 * of every total without losing what is documented of the same project.
 */
export function apartFromExamples(
  { sampledFigures }: Pick<ProjectDocument, 'sampledFigures'>,
  cell: Readonly<Record<string, string>>,
  measures: Measures,
  restsOn: RestsOn,
): Contribution[] {
  if (sampledFigures.length === 0) return [{ cell: { ...cell, sample: 'no' }, measures }];
  const isExample = (measure: string) => restsOn[measure]!.some((figure) => sampledFigures.includes(figure));
  return [
    { cell: { ...cell, sample: 'no' }, measures: only(measures, (measure) => !isExample(measure)) },
    { cell: { ...cell, sample: 'yes' }, measures: only(measures, isExample) },
  ].filter((part) => Object.values(part.measures).some((value) => value !== 0));
}

const only = (measures: Measures, counts: (measure: string) => boolean): Measures =>
  Object.fromEntries(Object.entries(measures).map(([measure, value]) => [measure, counts(measure) ? value : 0]));
