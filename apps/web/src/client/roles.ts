import { Grant } from './types';

/** Whether one may begin a project: an act of purchasers. */
export const mayPropose = (grants: readonly Grant[]): boolean =>
  grants.some(({ role }) => role.startsWith('purchaser'));
export const isOperator = (grants: readonly Grant[]): boolean => grants.some(({ role }) => role === 'operator');
export const isOperatorOnly = (grants: readonly Grant[]): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'operator');
