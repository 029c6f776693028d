import { ProcessStatus, ProjectionStatus } from '@tongjian/feed';
import { DeepPasses } from '../hosting/deep-passes.js';

/** A feed that stands still longer than this while events wait for it is not well. */
export const MOST_BEHIND_SECONDS = 10;

/** What health tells of a projection, to whomever asks: counts and states, no contents and no reasons. */
export interface ProjectionReport {
  readonly projection: string;
  readonly version: number;
  readonly state: ProjectionStatus['state'];
  readonly lagEvents: number;
  readonly lagSeconds: number;
  /** How many keys are parked; absent where none is. */
  readonly parked?: number;
}

export const projectionReport = (
  { projection, version, state, behind, lagMs, parked }: ProjectionStatus,
  lagSeconds: number = lagMs / 1000,
): ProjectionReport => ({
  ...{ projection, version, state, lagEvents: behind, lagSeconds },
  ...(parked ? { parked: parked.total } : {}),
});

/** Whether a projection stands still: stopped here, or moved by nobody. */
export const isStuck = ({ state, lagEvents, lagSeconds }: ProjectionReport): boolean =>
  state === 'stopped' || (lagEvents > 0 && lagSeconds > MOST_BEHIND_SECONDS);

/** What health tells of a process that acts by itself. */
export const processReport = ({ process, instances, unsent, refused, faults }: ProcessStatus) => ({
  process,
  instances,
  unsent,
  // A consequence that was refused is also an alarm of its project: nothing sends it again by itself.
  refused: refused.length,
  faults: faults.length,
});

/** When the last deep pass over the read models ended, and whether it found anything. */
export function verificationReport(passes: DeepPasses | undefined) {
  if (!passes) return {};
  const { last, running } = passes;
  const said = last && { startedAt: last.startedAt, endedAt: last.endedAt, ok: last.ok };
  return { deepVerification: { ...(said ? { last: said } : {}), running: running !== undefined } };
}
