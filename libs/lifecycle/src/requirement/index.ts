import { specifyRequirement } from './specify-requirement.js';

export * from './specify-requirement.js';

export const requirementActs = [specifyRequirement] as const;
