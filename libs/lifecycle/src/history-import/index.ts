import { Act } from '../act/index.js';
import { importHistory } from './import-history.js';

export * from './import-history.js';

/** Bringing in what happened before (历史导入). */
export const importActs: readonly Act[] = [importHistory];
