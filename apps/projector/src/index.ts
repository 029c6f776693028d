export { startProjector, type RunningProjector, type ProjectorOptions } from './projector.js';
