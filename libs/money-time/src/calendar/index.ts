export * from './calendar.js';
export * from './period.js';
export * from './year.js';
export * from './years/index.js';
