export { digestOfFile, type DocumentFinding, pathOf, verifyDocuments } from './documents.js';
export { copyDataFolder, originalsIn, type Originals } from './copy.js';
export { generatedSecret, isSecretOf, keptOf } from './password.js';
export * from './side-store/index.js';
export { dataFolderAt, DRAFT, type DataFolder } from './layout.js';
