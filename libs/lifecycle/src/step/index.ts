import { Act } from '../act/index.js';
import { completeLocalStep } from './complete-local-step.js';

export * from './complete-local-step.js';

/** Acts that only a procedure knows (本地环节). */
export const stepActs: readonly Act[] = [completeLocalStep];
