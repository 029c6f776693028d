export * from './catalogue.js';
export * from './problem.js';
export * from './problem.filter.js';
