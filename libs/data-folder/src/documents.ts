import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolder } from './layout.js';

const HEX = /^[0-9a-f]{64}$/;

/** A decision document that is not what its digest says, or that events name and nobody keeps. */
export interface DocumentFinding {
  readonly kind: 'documentAltered' | 'documentMissing';
  readonly sha256: string;
}

/** Where a document stands below the folder of files. */
export function pathOf(files: string, sha256: string): string {
  const hex = sha256.slice('sha256:'.length);
  return join(files, hex.slice(0, 2), hex);
}

/** The digest of a file's bytes, `sha256:<hex>`. */
export async function digestOfFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
  return `sha256:${digest.digest('hex')}`;
}

/** Recomputes every document that is kept, and looks for those that are `named` by events. */
export async function verifyDocuments(
  { files }: Pick<DataFolder, 'files'>,
  named: ReadonlySet<string>,
): Promise<{ readonly documents: number; readonly findings: readonly DocumentFinding[] }> {
  const findings: DocumentFinding[] = [];
  let documents = 0;
  for (const path of kept(files)) {
    documents += 1;
    const sha256 = `sha256:${path.slice(-64)}`;
    if ((await digestOfFile(path)) !== sha256) findings.push({ kind: 'documentAltered', sha256 });
  }
  for (const sha256 of named)
    if (!existsSync(pathOf(files, sha256))) findings.push({ kind: 'documentMissing', sha256 });
  return { documents, findings };
}

function kept(files: string): readonly string[] {
  if (!existsSync(files)) return [];
  return readdirSync(files)
    .map((name) => join(files, name))
    .filter((folder) => statSync(folder).isDirectory())
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => HEX.test(name))
        .map((name) => join(folder, name)),
    );
}
