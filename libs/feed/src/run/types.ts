import { DocumentProjection } from '@tongjian/kernel';

/** The types that any of the projections counts. */
export const typesOf = (projections: readonly DocumentProjection[]): string[] => [
  ...new Set(projections.flatMap((projection) => projection.types)),
];
