export * from './check.js';
export * from './shape.js';
