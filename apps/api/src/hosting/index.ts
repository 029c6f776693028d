/** What a process needs that hosts projections and processes and answers no requests. */
export { ActsModule } from '../command/acts.module.js';
export { inTime } from '../health/in-time.js';
export { isStuck, processReport, projectionReport, verificationReport } from '../health/report.js';
export { Vacancies, workReport, type WorkReport } from '../health/work-report.js';
export { type BrokenFeed, type Workshop } from '../house.js';
export { loggerTo, nestLogger } from '../http/logging.js';
export { startFaultOf } from '../start-fault.js';
export { bePresent, presentIn } from './apart/presence.js';
export { type Progress, progressOf } from './apart/progress.js';
export { type DeepPasses } from './deep-passes.js';
export { type HostedFeeds, type OnFault, PROCESSES_LEASE, startFeeds } from './feeds.js';
export { LogWatch } from './log-watch.js';
export { hearInWorkshop, openWorkshop } from './open-workshop.js';
export { LEASE_MS, processName } from './process-name.js';
export { reach } from './servers.js';
export { checkWholeness } from './wholeness.js';
export { closeStores, type Keepings, memoryStores, openStores, type Stores } from './stores.js';
