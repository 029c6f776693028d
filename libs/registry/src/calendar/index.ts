export * from './events.js';
export * from './register.js';
export * from './shelf.js';
