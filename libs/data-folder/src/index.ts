export { copyDataFolder } from './copy.js';
export { dataFolderAt, type DataFolder } from './layout.js';
