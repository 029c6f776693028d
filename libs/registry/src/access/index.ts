export { access } from './access.js';
export type { AccessCommand, AccessContext } from './commands.js';
export { keepsInstallation, reaches, reachOf, type Grant } from './grant.js';
export { accessRegister, grantsOf, holds, isActive, type AccessRegister, type Holding } from './register.js';
export { ACCESS_EVENTS, ACCESS_STREAM, type AccessEventType } from './events.js';
