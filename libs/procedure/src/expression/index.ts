export * from './expression.js';
export * from './typing.js';
