import { Contribution } from '@tongjian/kernel';
import { ProjectDocument, SampledFigure } from './project-timeline/document.js';

/** A measure with the figures of the document that it rests on. */
export interface Measured {
  readonly measure: string;
  readonly value: number;
  readonly restsOn: readonly SampledFigure[];
}

/**
 * One contribution of what documents say, and one of what is only an example (示例), so that examples can be left out
 * of every total without losing what is documented of the same project.
 */
export function apartFromExamples(
  { sampledFigures }: Pick<ProjectDocument, 'sampledFigures'>,
  cell: Readonly<Record<string, string>>,
  measured: readonly Measured[],
): Contribution[] {
  if (sampledFigures.length === 0) return [{ cell: { ...cell, sample: 'no' }, measures: valuesOf(measured, () => true) }];
  const isSampled = ({ restsOn }: Measured) => restsOn.some((figure) => sampledFigures.includes(figure));
  return (['no', 'yes'] as const)
    .map((sample) => ({
      cell: { ...cell, sample },
      measures: valuesOf(measured, (one) => isSampled(one) === (sample === 'yes')),
    }))
    .filter(({ measures }) => Object.values(measures).some((value) => value !== 0));
}

const valuesOf = (measured: readonly Measured[], counts: (one: Measured) => boolean): Record<string, number> => {
  const values: Record<string, number> = {};
  for (const one of measured) values[one.measure] = counts(one) ? one.value : 0;
  return values;
};
