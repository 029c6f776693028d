export * from './events.js';
export * from './read-model.js';
