import { fileProcurementPlan } from './file-procurement-plan.js';

export * from './file-procurement-plan.js';

export const planActs = [fileProcurementPlan] as const;
