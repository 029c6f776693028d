import { DocumentProjection, Rollup } from '@tongjian/kernel';
import { projectTimeline } from '@tongjian/projections';

/** The document projection behind every list and total. */
export const PROJECT = projectTimeline.name;

/** The views by name: each a rollup of the projects. */
export const VIEWS: ReadonlyMap<string, Rollup> = new Map(
  // A rollup is declared on its own document type; here only its name and columns are read.
  (projectTimeline as unknown as DocumentProjection).rollups.map((rollup) => [rollup.name, rollup]),
);
