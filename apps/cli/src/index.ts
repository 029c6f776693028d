export { tongjian } from './tongjian.js';
export { EXIT, type ExitCode } from './shell/exit.js';
export { play } from './demo/play.js';
export { readDemonstration } from './demo/read-demonstration.js';
export { Rehearsal } from './demo/rehearsal.js';
export { timelineOf } from './demo/timeline.js';
