import { LoggedEvent } from '../../client/types';

export type Mark = 'money' | 'incident' | 'correction' | 'late';

const MONEY =
  /^(Award|Contract(Signed|Amended)|Payment(Requested|Made|Confirmed|Reduced)|Bond|FundingApproved|ProjectApproved)/;
const INCIDENT = /(Failed|Rejected|Missed|Withheld|Forfeited|Terminat|Disqualified|Contested|Cancelled|Deferred)/;
const CORRECTION = /^Act(Corrected|Voided)/;

/** What makes an event stand out in a long history; the gravest reason wins. */
export function markOf({ type, meta }: LoggedEvent): Mark | undefined {
  if (CORRECTION.test(type)) return 'correction';
  if (INCIDENT.test(type)) return 'incident';
  if (meta.entry?.kind === 'late') return 'late';
  return MONEY.test(type) ? 'money' : undefined;
}
