import { DocumentProjection, JsonObject, Rollup } from '@tongjian/kernel';
import { ProjectDocument, projectTimeline, visible } from '@tongjian/projections';

/** The document projection behind every list and total. */
export const PROJECT = projectTimeline.name;

/** A project as readers get it: without what its fold keeps for itself. */
export const shown = (document: JsonObject): JsonObject =>
  visible(document as unknown as ProjectDocument) as unknown as JsonObject;

/** The views by name: each a rollup of the projects. */
export const VIEWS: ReadonlyMap<string, Rollup> = new Map(
  // A rollup is declared on its own document type; here only its name and columns are read.
  (projectTimeline as unknown as DocumentProjection).rollups.map((rollup) => [rollup.name, rollup]),
);
