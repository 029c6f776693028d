export * from './access/index.js';
export * from './calendar/index.js';
export * from './expert-pool/index.js';
export * from './installation/index.js';
export * from './read-model/index.js';
