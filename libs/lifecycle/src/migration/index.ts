import { Act } from '../act/index.js';
import { migrateProcedure } from './migrate-procedure.js';

export * from './migrate-procedure.js';
export const migrationActs: readonly Act[] = [migrateProcedure];
