export { bringOver } from './bring-over.js';
export { openMongoSideStore } from './mongodb.js';
