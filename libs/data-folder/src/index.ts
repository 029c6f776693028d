export { digestOfFile, type DocumentFinding, pathOf, verifyDocuments } from './documents.js';
export { copyDataFolder } from './copy.js';
export { generatedSecret, isSecretOf, keptOf } from './password.js';
export { type Brought, LoginTaken, openSqliteSideStore, type SideEntry, type SideStore } from './side-store/index.js';
export { dataFolderAt, DRAFT, type DataFolder } from './layout.js';
