import { Act } from '../act/index.js';
import { closeProject } from './close-project.js';
import { terminateProject } from './terminate-project.js';

export * from './close-project.js';
export * from './terminate-project.js';

/** The endings of a project (结项与终止). */
export const closingActs: readonly Act[] = [closeProject, terminateProject];
