import { FactType } from '@tongjian/procedure';
import { BroughtFacts } from '../act/index.js';
import { Dossier } from '../dossier.js';
import { admitted, applicationsOf, inForce } from './places.js';

/** What a rule may read of a call and of the proposals to a lot. */
export const CALL_FACTS: Readonly<Record<string, FactType>> = {
  /** Whole days from the opening of the call to its closing. */
  'call.windowDays': 'int',
  'call.lotCount': 'int',
  'call.proposalCount': 'int',
  'call.admittedCount': 'int',
  'application.requestedFen': 'int',
  /** Surplus in ten-thousandths of what is asked for. */
  'application.surplusShare': 'int',
};

/** Of the lot where an act stands; nothing above it. */
export function callFacts(dossier: Dossier, lot: string | undefined): BroughtFacts {
  if (lot === undefined) return {};
  const applications = applicationsOf(dossier, lot);
  return { call: { proposalCount: inForce(applications).length, admittedCount: admitted(applications).length } };
}
