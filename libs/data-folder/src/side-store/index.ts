export { bringOver } from './bring-over.js';
export { type MongoSideStoreSettings, openMongoSideStore } from './mongodb.js';
export { sharedPlace, type SharedPlace, type SideStoreUrls } from './place.js';
export { type Brought, LoginTaken, type SideEntry, type SideStore } from './port.js';
export { openSqliteSideStore } from './sqlite.js';
