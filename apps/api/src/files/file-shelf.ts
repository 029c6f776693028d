import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, ReadStream, rmSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOfFile, DRAFT, pathOf } from '@tongjian/data-folder';

/** A file that is not kept: too large, or not what its name says. */
export class FileRefused extends Error {
  constructor(
    readonly reason: 'too-large' | 'empty' | 'hash-mismatch',
    readonly actual: string,
  ) {
    super(reason);
    this.name = 'FileRefused';
  }
}

/** A document whose bytes were changed where they are kept: it is given to nobody. */
export class FileDamaged extends Error {
  constructor(sha256: string) {
    super(`the document ${sha256} was altered where it is kept; restore it from a backup`);
    this.name = 'FileDamaged';
  }
}

/** Decision documents by the digest of their bytes. What stands here never changes. */
export class FileShelf {
  private readonly here = new Set<string>();

  constructor(
    readonly folder: string,
    private readonly mostBytes: number,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // What an earlier process did not finish; nobody else writes here.
    for (const name of readdirSync(folder)) if (name.startsWith(DRAFT)) rmSync(join(folder, name), { force: true });
  }

  has(sha256: string): boolean {
    if (this.here.has(sha256)) return true;
    const found = existsSync(pathOf(this.folder, sha256));
    if (found) this.here.add(sha256);
    return found;
  }

  /** Keeps bytes under their digest, durable when it resolves; nothing is left of what is refused. @throws FileRefused */
  async put(sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const draft = join(this.folder, `${DRAFT}${randomUUID()}`);
    const file = await open(draft, 'wx', 0o600);
    try {
      const digest = createHash('sha256');
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.byteLength;
        if (size > this.mostBytes) throw new FileRefused('too-large', `more than ${this.mostBytes} bytes`);
        digest.update(chunk);
        await file.write(chunk);
      }
      if (size === 0) throw new FileRefused('empty', 'no bytes');
      const actual = `sha256:${digest.digest('hex')}`;
      if (actual !== sha256) throw new FileRefused('hash-mismatch', actual);
      await file.sync();
      await file.close();
      mkdirSync(dirname(pathOf(this.folder, sha256)), { recursive: true, mode: 0o700 });
      await rename(draft, pathOf(this.folder, sha256));
      this.here.add(sha256);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** The bytes of a file, or undefined where there is none. @throws FileDamaged where they are not those of its digest */
  async read(sha256: string): Promise<{ readonly bytes: ReadStream; readonly size: number } | undefined> {
    if (!this.has(sha256)) return undefined;
    const path = pathOf(this.folder, sha256);
    if ((await digestOfFile(path)) !== sha256) throw new FileDamaged(sha256);
    return { bytes: createReadStream(path), size: (await stat(path)).size };
  }
}
