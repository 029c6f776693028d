export * from './access/index.js';
export * from './installation/index.js';
