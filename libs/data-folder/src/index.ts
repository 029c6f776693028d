export { digestOfFile, type DocumentFinding, pathOf, verifyDocuments } from './documents.js';
export { copyDataFolder } from './copy.js';
export { generatedSecret, isSecretOf, keptOf } from './password.js';
export { SideStore, type SideEntry } from './side-store.js';
export { dataFolderAt, DRAFT, type DataFolder } from './layout.js';
