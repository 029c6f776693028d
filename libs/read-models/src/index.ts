export * from './faults.js';
export * from './port.js';
export { openMemoryReadModels, type MemoryReadModelsSettings } from './memory/open.js';
export { type MongoReadModels, openMongoReadModels } from './mongodb/open.js';
export { type ServerFacts } from './mongodb/server.js';
export { type MongoReadModelsSettings } from './mongodb/settings.js';
export { DocumentTooLarge, MongoUnusable } from './mongodb/unusable.js';
export { openSqliteReadModels, type SqliteReadModelsSettings } from './sqlite/open.js';
export { sameRef, tableOf } from './ref.js';
