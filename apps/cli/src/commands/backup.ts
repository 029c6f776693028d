import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  bringOver,
  copyDataFolder,
  DataFolder,
  openSqliteSideStore,
  Originals,
  originalsIn,
  verifyDocuments,
} from '@tongjian/data-folder';
import { copyLog, EventStore, openSqliteStore, SqliteEventStore, Verification, verifyLog } from '@tongjian/event-store';
import { CommandDefinition, Given } from '../shell/command.js';
import { dataFolder, readLog } from '../shell/data-folder.js';
import { EXIT, Failure } from '../shell/exit.js';
import { namedDocuments } from '../shell/named-documents.js';
import { Output } from '../shell/output.js';
import { openSideStore, sharedSideStore, SIDE_STORE_HELP } from '../shell/side-store.js';
import { filesOf, isLogOnServer, keyOf, openLog, STORES_HELP, STORES_OPTIONS } from '../shell/stores.js';

/**
 * Copies the log, the side store with its names and secrets, and the files into a fresh data folder, beside running
 * servers and from wherever the settings say that they are, and verifies the copy. Read models are not copied: the log
 * makes them.
 */
export const backup: CommandDefinition = {
  name: 'backup',
  summary: 'copy what cannot be computed to a fresh data folder, while in use, and verify the copy',
  usage: '<folder> [--data-dir DIR]',
  options: STORES_OPTIONS,
  help: {
    ...STORES_HELP,
    ...SIDE_STORE_HELP,
    ISSUER_KEY: 'in the environment: the key that signs sign-ins, where it is not in the data folder',
  },
  words: { least: 1, most: 1 },
  async run(given, output) {
    const target = resolve(given.words[0]!);
    if (existsSync(target)) throw new Failure(`${target} exists already; a backup overwrites nothing`);
    const store = await openLog(given);
    try {
      const originals = originalsOf(given, store, output);
      let verified: Verification | undefined;
      await copyDataFolder(originals, target, async (draft) => {
        verified = await verifyCopy(draft);
      });
      if (!existsSync(originals.issuerKey))
        output.line('! the key that signs sign-ins is not here (ISSUER_KEY): restored, everybody signs in again');
      output.line(`${verified!.events} events copied and verified: ${target}`);
      output.result({ folder: target, events: verified!.events, through: verified!.through });
      return EXIT.clean;
    } finally {
      await store.close();
    }
  },
};

/** Where each part is, as the settings say. */
function originalsOf(given: Given, store: EventStore, output: Output): Originals {
  const folder = dataFolder(given);
  const kept = { ...folder, files: filesOf(given) ?? folder.files, issuerKey: keyOf(given) };
  return {
    ...originalsIn(kept, store as SqliteEventStore),
    ...(isLogOnServer(given) ? { log: (to) => copyFrom(store, to, output) } : {}),
    ...(sharedSideStore(given) ? { side: (to) => bringFrom(given, to) } : {}),
  };
}

async function copyFrom(store: EventStore, to: string, output: Output): Promise<void> {
  const copy = await openSqliteStore({ path: to });
  const onProgress = (_: unknown, index: number, end: number) => output.progress(`log ${index}/${end}`);
  await copyLog(store, copy, { onProgress }).finally(() => copy.close());
}

async function bringFrom(given: Given, to: string): Promise<void> {
  const from = await openSideStore(given);
  try {
    const copy = openSqliteSideStore(to);
    await bringOver(from, copy).finally(() => copy.close());
  } finally {
    await from.close();
  }
}

/** @throws Failure where the copy is damaged, or documents that its events name are not in it */
async function verifyCopy(draft: DataFolder): Promise<Verification> {
  const copy = await readLog(draft);
  try {
    const verified = await verifyLog(copy);
    const [finding] = verified.findings;
    if (finding) throw new Failure(`the copy is damaged: ${finding.detail}`, EXIT.findings);
    const { findings } = await verifyDocuments(draft, await namedDocuments(copy));
    const altered = findings.find(({ kind }) => kind === 'documentAltered');
    if (altered) throw new Failure(`the decision document ${altered.sha256} is altered`, EXIT.findings, findings);
    if (findings.length > 0)
      throw new Failure(
        `${findings.length} decision documents that events name are not here; FILES_DIR names their folder`,
        EXIT.findings,
        findings,
      );
    return verified;
  } finally {
    await copy.close();
  }
}
