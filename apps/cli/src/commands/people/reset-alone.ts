import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { generatedSecret, keptOf, openSqliteSideStore, SideEntry, SideStore } from '@tongjian/data-folder';
import { openSqliteStore, SqliteEventStore, StoreLocked } from '@tongjian/event-store';
import { execute, fold, StreamEvent } from '@tongjian/kernel';
import { access, ACCESS_STREAM, installation, INSTALLATION_STREAM } from '@tongjian/registry';
import { Given } from '../../shell/command.js';
import { dataFolder } from '../../shell/data-folder.js';
import { EXIT, Failure } from '../../shell/exit.js';

/** A secret that replaces a lost one; told once. */
export interface Fresh {
  readonly person: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Replaces a secret in the data folder itself, under the lock of its one writer: whoever holds the machine gets in
 * again where no operator can sign in. It is an event like every other reset.
 * @throws Failure where a server holds the folder, or nobody is called so
 */
export async function resetAlone(given: Given): Promise<Fresh> {
  const folder = dataFolder(given);
  if (!existsSync(folder.log) || !existsSync(folder.side))
    throw new Failure(`there is no installation in ${folder.path}`);
  const store = await openSqliteStore({ path: folder.log }).catch((error: unknown) => {
    if (error instanceof StoreLocked)
      throw new Failure(`a server holds ${folder.path}: stop it, or leave out --offline`);
    throw error;
  });
  try {
    const side = openSqliteSideStore(folder.side);
    try {
      return await replaced(store, side, given.words[0]!);
    } finally {
      await side.close();
    }
  } finally {
    await store.close();
  }
}

async function replaced(store: SqliteEventStore, side: SideStore, typed: string): Promise<Fresh> {
  const entry = await side.signingIn(typed);
  if (!entry) throw new Failure(`there is no person ${typed}`, EXIT.findings);
  const commandId = randomUUID();
  await record(store, entry, commandId);
  const password = generatedSecret();
  await side.put({ ...entry, kept: await keptOf(password), since: Date.now(), reset: commandId });
  return { person: entry.subject, login: entry.login, password };
}

async function record(store: SqliteEventStore, { subject }: SideEntry, commandId: string): Promise<void> {
  const actor = { person: 'p_installation', organisation: 'tongjian', role: 'operator', client: 'cli' };
  const outcome = await execute({
    log: store,
    decider: access,
    stream: ACCESS_STREAM,
    command: { type: 'ResetCredential', data: { person: subject } },
    cause: {
      commandId,
      correlationId: commandId,
      causationId: commandId,
      actor,
      jurisdiction: 'root',
      at: await presentOf(store),
    },
    context: () => ({ actor }),
  });
  if (outcome.kind === 'refused') throw new Failure(outcome.refusal.text.en, EXIT.findings, outcome.refusal);
}

/** The machine's time, never before the log's end; a simulation stands where its log ends. */
async function presentOf(store: SqliteEventStore): Promise<string> {
  const events: StreamEvent[] = [];
  for await (const batch of store.read(INSTALLATION_STREAM)) events.push(...batch);
  const { recordedAt } = await store.head();
  const now = new Date().toISOString();
  return fold(installation, events)?.mode === 'simulation' || now < recordedAt ? recordedAt : now;
}
