import { join } from 'node:path';

/** The paths of everything that an embedded installation keeps. */
export interface DataFolder {
  readonly path: string;
  /** Every event: the truth. */
  readonly log: string;
  /** Read models, which the log can make again. */
  readonly views: string;
  /** Names and secrets of people, beside the log because they must be erasable (D13). */
  readonly side: string;
  /** Decision documents by digest. */
  readonly files: string;
  readonly issuerKey: string;
  /** A simulation's generated sign-ins; a real installation has none. */
  readonly signIns: string;
  /** How far the demonstration was played, and who plays in it. */
  readonly demonstration: string;
  readonly backups: string;
}

/** How the name of a document begins that is still coming in. */
export const DRAFT = '.draft-';

export const dataFolderAt = (path: string): DataFolder => ({
  path,
  log: join(path, 'log.sqlite'),
  views: join(path, 'read-models.sqlite'),
  side: join(path, 'side.sqlite'),
  files: join(path, 'files'),
  issuerKey: join(path, 'issuer-key.pem'),
  signIns: join(path, 'sign-ins.json'),
  demonstration: join(path, 'demonstration.json'),
  backups: join(path, 'backups'),
});
