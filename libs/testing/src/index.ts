export { EventStoreServer } from './event-store-server/server.js';
export type { AppendMishap, Mischief } from './event-store-server/mischief.js';
export { describeOnServer, type EventStored, noEventStored, startEventStored } from './event-stored/event-stored.js';
export type { ServerLog, ServerRecord } from './event-store-server/log.js';
export { describeOnMongo, type Mongod, startMongod } from './mongod/mongod.js';
export { Death, Mortal, type Writes } from './mortal/mortal.js';
