import { ParkedKey } from '@tongjian/read-models';

/** Why a projection stands still, and where: the event it could not take. */
export interface Fault {
  readonly message: string;
  readonly index?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly type?: string;
}

/** The keys whose events wait in the log, and the first of them. */
export interface ParkedKeys {
  readonly total: number;
  readonly first: readonly ParkedKey[];
}

/** How far one projection is, so that lag and stall can be told apart. */
export interface ProjectionStatus {
  readonly projection: string;
  readonly version: number;
  /**
   * `building`: a new form beside the one that readers use; `proving`: a changed fold is held against what stands
   * there; `standby`: another process runs it; `stopped`: red, see `fault`.
   */
  readonly state: 'building' | 'proving' | 'catchingUp' | 'live' | 'standby' | 'stopped';
  readonly n: number;
  /** Index of the last counted event. */
  readonly position: number;
  /** Index up to which the log was scanned. */
  readonly through: number;
  readonly count: number;
  /** Events of the log not scanned yet. */
  readonly behind: number;
  /** Age of the first unseen event in milliseconds by its record time; 0 where nothing waits. */
  readonly lagMs: number;
  /** Record time of the first unseen event. */
  readonly firstUnseenAt?: string;
  readonly fault?: Fault;
  /** Absent where every event that was delivered is folded. */
  readonly parked?: ParkedKeys;
}
