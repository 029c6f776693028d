import { DataOf } from '../schema/index.js';
import { terms } from './fields.js';

/**
 * Budget assured, content fixed, demand continuous, funding stable, price stable: all recorded as true. How long a
 * contract may run with them and without is dated law: the floor's (INV-24, NR-12).
 */
export const fourConditions = (multiYear: DataOf<typeof terms>['multiYear']): boolean =>
  multiYear !== undefined && Object.values(multiYear).every(Boolean);
