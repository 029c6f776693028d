export * from './server-url.js';
export * from './setting.js';
export * from './settings.js';
