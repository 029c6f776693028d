export { startServer, type RunningServer, type StartOptions } from './server.js';
export { readSettings, SETTINGS, SettingWrong, type Settings } from './settings/index.js';
export { type GeneratedSignIn } from './installation/first-start.js';
export { routesOf, type ActRoute } from './acts/route.js';
export { fieldErrors } from './acts/validate.js';
export * from './hosting/index.js';
