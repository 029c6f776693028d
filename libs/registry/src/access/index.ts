export * from './access.js';
export * from './command.js';
export * from './register.js';
