export * from './port.js';
export { bringOver } from './bring-over.js';
export { openMongoSideStore } from './mongodb.js';
export { openSqliteSideStore } from './sqlite.js';
