export { tongjian } from './tongjian.js';
export { EXIT, type ExitCode } from './shell/exit.js';
