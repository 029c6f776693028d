export * from './fen.js';
export * from './fraction.js';
