import { EventStore } from '@tongjian/event-store';
import { execute, fold, StreamEvent, uuidOf } from '@tongjian/kernel';
import { installation, INSTALLATION_STREAM, Mode } from '@tongjian/registry';

/** What this installation is, for ever. */
export interface Installation {
  readonly mode: Mode;
  readonly name: string;
  readonly simulation: boolean;
}

/** What the log says the installation is; undefined while the log is empty. */
export async function foundInstallation(store: EventStore): Promise<Installation | undefined> {
  const events: StreamEvent[] = [];
  for await (const batch of store.read(INSTALLATION_STREAM)) events.push(...batch);
  const found = fold(installation, events);
  return found && { ...found, simulation: found.mode === 'simulation' };
}

/** Creates the installation as the first event of an empty log. */
export async function createInstallation(
  store: EventStore,
  mode: Mode,
  name: string,
  at: string,
): Promise<Installation> {
  const outcome = await execute({
    log: store,
    decider: installation,
    stream: INSTALLATION_STREAM,
    command: { type: 'CreateInstallation', data: { mode, name } },
    cause: ownCause('create', at, name),
    context: () => undefined,
  });
  if (outcome.kind !== 'accepted') throw new Error(`the installation could not be created: ${outcome.kind}`);
  return { mode, name, simulation: mode === 'simulation' };
}

/** The cause of what the installation does by itself at its first start; repeated, it changes nothing. */
export const ownCause = (what: string, at: string, organisation: string) => {
  const commandId = uuidOf('first-start', what);
  const actor = { person: 'p_installation', organisation, role: 'operator', client: 'installation' };
  return { commandId, correlationId: commandId, causationId: commandId, actor, jurisdiction: 'root', at };
};
