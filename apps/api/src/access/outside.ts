import { answer, ProblemAnswer } from '../problem/index.js';
import { Caller } from './caller.js';

/**
 * Roles of those who take part in a project without keeping the public's money: they see the projects, not the totals,
 * and nothing from which a rival's sealed bid could be counted (api.md 1.6 and 10).
 */
const OUTSIDE: ReadonlySet<string> = new Set(['supplier', 'expert', 'thirdParty', 'beneficiary', 'community']);

/** Whether a caller holds no role but such. */
export const isOutside = ({ grants }: Pick<Caller, 'grants'>): boolean => grants.every(({ role }) => OUTSIDE.has(role));

export const insideOnly = (): ProblemAnswer =>
  answer('not-allowed', 'totals are for those who keep or supervise the money', { rule: 'access/inside' });
