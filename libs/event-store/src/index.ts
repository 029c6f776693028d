export * from './faults.js';
export { openMemoryStore } from './memory/store.js';
export * from './port.js';
export type { Row } from './row/row.js';
export { openSqliteStore, type SqliteEventStore, type SqliteSettings } from './sqlite/store.js';
export { verifyLog, type Verification, type VerifyOptions } from './verify/verify-log.js';
export type { Finding } from './verify/finding.js';
