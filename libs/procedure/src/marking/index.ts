export * from './marking.js';
export * from './reading.js';
