export * from './pack-file.js';
export * from './place.js';
export * from './read.js';
export * from './statement.js';
export * from './statements.js';
