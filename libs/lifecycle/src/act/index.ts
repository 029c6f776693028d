export * from './act.js';
export * from './breach.js';
export * from './event.js';
export * from './key.js';
export * from './parameters.js';
export * from './sources.js';
