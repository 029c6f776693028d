export { type Brought, LoginTaken, type SideEntry, type SideStore } from './port.js';
export { openSqliteSideStore } from './sqlite.js';
