export * from './bad-json.js';
export * from './strict-json.js';
