export { expertPool, POOL_KEEPER, type ExpertPoolContext } from './expert-pool.js';
export type { Enrolment, ExpertPoolCommand } from './commands.js';
export { EXPERT_POOL_EVENTS, expertPoolStream, type ExpertPoolEventType } from './events.js';
export { expertRegister, type Enrolled, type ExpertPool } from './register.js';
export { snapshotOf, type PoolSnapshot } from './snapshot.js';
