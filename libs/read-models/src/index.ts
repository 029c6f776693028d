export * from './faults.js';
export * from './port.js';
export { openMemoryReadModels, type MemoryReadModelsSettings } from './memory/open.js';
export { openSqliteReadModels, type SqliteReadModelsSettings } from './sqlite/open.js';
export { sameRef, tableOf } from './ref.js';
