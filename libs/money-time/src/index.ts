export * from './calendar/index.js';
export * from './date.js';
export * from './money/index.js';
