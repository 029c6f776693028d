import { Act } from '../act/index.js';
import { closeNeedsCollection } from './close-needs-collection.js';
import { holdFocusGroup } from './hold-focus-group.js';
import { openNeedsCollection } from './open-needs-collection.js';
import { publishDemandAnalysis } from './publish-demand-analysis.js';
import { recordNeedsInterview } from './record-needs-interview.js';
import { recordNeedsResponse } from './record-needs-response.js';
import { recordNeedsWorkshop } from './record-needs-workshop.js';
import { reportExAnteEvaluation } from './report-ex-ante-evaluation.js';
import { reviewRequirement } from './review-requirement.js';

export * from './close-needs-collection.js';
export * from './facts.js';
export * from './hold-focus-group.js';
export * from './needs.js';
export * from './open-needs-collection.js';
export * from './publish-demand-analysis.js';
export * from './record-needs-interview.js';
export * from './record-needs-response.js';
export * from './record-needs-workshop.js';
export * from './report-ex-ante-evaluation.js';
export * from './review-requirement.js';

/** What comes before the requirement (需求征集与事前预评估), and its review. */
export const needsActs: readonly Act[] = [
  openNeedsCollection,
  recordNeedsResponse,
  recordNeedsInterview,
  holdFocusGroup,
  recordNeedsWorkshop,
  closeNeedsCollection,
  publishDemandAnalysis,
  reportExAnteEvaluation,
  reviewRequirement,
];
