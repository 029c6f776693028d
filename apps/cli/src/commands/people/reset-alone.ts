import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { generatedSecret, keptOf, SideEntry, SideStore } from '@tongjian/data-folder';
import { EventStore, openSqliteStore, StoreLocked } from '@tongjian/event-store';
import { execute, fold, StreamEvent } from '@tongjian/kernel';
import { access, ACCESS_STREAM, installation, INSTALLATION_STREAM } from '@tongjian/registry';
import { Given } from '../../shell/command.js';
import { dataFolder } from '../../shell/data-folder.js';
import { EXIT, Failure } from '../../shell/exit.js';
import { openSideStore } from '../../shell/side-store.js';
import { isLogOnServer, openLog } from '../../shell/stores.js';

/** A secret that replaces a lost one; told once. */
export interface Fresh {
  readonly person: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Replaces a secret where it is kept: in the data folder, under the lock of its one writer, or on the servers, whose
 * passwords the settings hold. Whoever holds the machine gets in again where no operator can sign in. It is an event
 * like every other reset, so running servers hear of it.
 * @throws Failure where a server holds the folder, or nobody is called so
 */
export async function resetAlone(given: Given): Promise<Fresh> {
  const store = await openToWrite(given);
  try {
    if ((await store.head()).index === 0) throw new Failure('there is no installation there');
    const side = await openSideStore(given);
    try {
      return await replaced(store, side, given.words[0]!);
    } finally {
      await side.close();
    }
  } finally {
    await store.close();
  }
}

async function openToWrite(given: Given): Promise<EventStore> {
  if (isLogOnServer(given)) return openLog(given);
  const { path, log } = dataFolder(given);
  if (!existsSync(log)) throw new Failure(`there is no installation in ${path}`);
  return openSqliteStore({ path: log }).catch((error: unknown) => {
    if (error instanceof StoreLocked) throw new Failure(`a server holds ${path}: stop it, or leave out --offline`);
    throw error;
  });
}

async function replaced(store: EventStore, side: SideStore, typed: string): Promise<Fresh> {
  const entry = await side.signingIn(typed);
  if (!entry) throw new Failure(`there is no person ${typed}`, EXIT.findings);
  const commandId = randomUUID();
  await record(store, entry, commandId);
  const password = generatedSecret();
  await side.put({ ...entry, kept: await keptOf(password), since: Date.now(), reset: commandId });
  return { person: entry.subject, login: entry.login, password };
}

async function record(store: EventStore, { subject }: SideEntry, commandId: string): Promise<void> {
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
async function presentOf(store: EventStore): Promise<string> {
  const events: StreamEvent[] = [];
  for await (const batch of store.read(INSTALLATION_STREAM)) events.push(...batch);
  const { recordedAt } = await store.head();
  const now = new Date().toISOString();
  return fold(installation, events)?.mode === 'simulation' || now < recordedAt ? recordedAt : now;
}
