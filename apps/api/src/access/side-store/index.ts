export * from './port.js';
export { openMongoSideStore } from './mongodb.js';
export { openSqliteSideStore } from './sqlite.js';
