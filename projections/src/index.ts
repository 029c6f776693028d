import { DocumentProjection } from '@tongjian/kernel';
import { deadlines } from './deadlines/deadlines.js';
import { projectTimeline } from './project-timeline/index.js';

export { CORPUS } from './corpus/corpus.js';
export * from './deadlines/deadlines.js';
export * from './finance-board/finance-board.js';
export * from './project-timeline/index.js';
export * from './savings/savings.js';
export * from './spend/spend.js';
export * from './splitting/splitting.js';

/** Every read model of the house. Rollups are found on the document projection that they sum. */
// A projection reads its own documents only, which the store gives back as it made them.
export const ALL_PROJECTIONS: readonly DocumentProjection[] = [
  projectTimeline as unknown as DocumentProjection,
  deadlines as unknown as DocumentProjection,
];
