import { ALL_PROJECTIONS } from '@tongjian/projections';
import { leaseOf } from '@tongjian/feed';
import { Lease } from '@tongjian/read-models';
import { presentIn, workIn } from '../hosting/apart/presence.js';
import { PROCESSES_LEASE, VERIFICATION_LEASE } from '../hosting/feeds.js';
import { LagWatch } from './lag-watch.js';
import { MOST_BEHIND_SECONDS } from './report.js';

/** Work that must always be in somebody's hands. */
const NEEDED: readonly string[] = [...ALL_PROJECTIONS.map(({ name }) => leaseOf(name)), PROCESSES_LEASE];
const ALL = [...NEEDED, VERIFICATION_LEASE];

/** Where several processes share the work: how many there are, and in whose hands each piece is, without names. */
export interface WorkReport {
  readonly present: ReturnType<typeof presentIn>;
  readonly work: readonly { readonly work: string; readonly by: 'this' | 'another' | 'nobody' }[];
}

export function workReport(leases: readonly Lease[], holder: string | undefined): WorkReport {
  const holders = new Map(workIn(leases).map((lease) => [lease.name, lease.holder]));
  const by = (name: string) => {
    const found = holders.get(name);
    return found === undefined ? 'nobody' : found === holder ? 'this' : 'another';
  };
  return { present: presentIn(leases), work: ALL.map((work) => ({ work, by: by(work) })) };
}

/** Notices work that nobody takes up: for a moment that is a change of hands, for longer nobody is there. */
export class Vacancies {
  private readonly watch: LagWatch;

  constructor(now?: () => number) {
    this.watch = new LagWatch(now);
  }

  /** Whether some work that is needed is in nobody's hands for longer than a change of hands takes. */
  last({ work }: WorkReport): boolean {
    const vacant = work.filter(({ work, by }) => NEEDED.includes(work) && by === 'nobody').map(({ work }) => work);
    // All are looked at, so that each is known to be vacant from now on.
    const seconds = NEEDED.map((work) => this.watch.seconds(work, 0, vacant.includes(work) ? 1 : 0));
    return seconds.some((since) => since > MOST_BEHIND_SECONDS);
  }
}
