import { ProcessStatus, ProjectionStatus } from '@tongjian/feed';
import { ParkedKey } from '@tongjian/read-models';
import { DeepPasses } from '../hosting/deep-passes.js';

/** Further behind than this, with the first unseen event older than that, and readers see stale figures. */
const MOST_BEHIND_MS = 10_000;
/** Parked keys that health names; the others are counted. */
const NAMED = 5;

/** What health tells of a projection, to whomever asks. */
export const projectionReport = (status: ProjectionStatus) => {
  const { projection, version, state, n, position, through, behind, lagMs, fault, parked } = status;
  return {
    ...{ projection, version, state, n, position, through },
    lagEvents: behind,
    lagSeconds: lagMs / 1000,
    ...(fault ? { fault: fault.message } : {}),
    ...(parked ? { parked: { total: parked.total, first: parked.first.slice(0, NAMED).map(placeOf) } } : {}),
  };
};

const placeOf = ({ key, position, error }: ParkedKey) => ({ key, position, error });

/** Whether a projection stands still: stopped here, or moved by nobody. */
export const isStuck = ({ state, behind, lagMs }: ProjectionStatus): boolean =>
  state === 'stopped' || (behind > 0 && lagMs > MOST_BEHIND_MS);

/** What health tells of a process that acts by itself. */
export const processReport = ({ process, instances, unsent, fault }: ProcessStatus) => ({
  ...{ process, instances, unsent },
  ...(fault ? { fault } : {}),
});

/** What the last deep pass over the read models found, and whether one is under way. */
export function verificationReport(passes: DeepPasses | undefined) {
  if (!passes) return {};
  const { last, running } = passes;
  if (!last) return { deepVerification: { ...(running ? { running } : {}) } };
  const { startedAt, endedAt, ok, projections, error } = last;
  const findings = projections.reduce((sum, verified) => sum + verified.findings.length, 0);
  const said = { startedAt, endedAt, ok, findings, ...(error === undefined ? {} : { error }) };
  return { deepVerification: { last: said, ...(running ? { running } : {}) } };
}
