import { EventStore } from '@tongjian/event-store';
import { Cause, execute, Outcome, uuidOf } from '@tongjian/kernel';
import { Mended } from '@tongjian/feed';
import { readModel, ReadModelCommand, readModelStream } from '@tongjian/registry';

/** Writes down what was decided or proven about a read model. */
export const decideOn = (
  store: EventStore,
  projection: string,
  command: ReadModelCommand,
  cause: Cause,
): Promise<Outcome> =>
  execute({
    log: store,
    decider: readModel,
    stream: readModelStream(projection),
    command,
    cause,
    context: () => undefined,
  });

/** The event of a fold that was mended; told twice, it is written once. */
export async function tellMended(
  store: EventStore,
  { projection, ...data }: Mended,
  organisation: string,
  at: string,
): Promise<void> {
  const commandId = uuidOf('fold-mended', `${projection} ${data.version} ${data.from} ${data.to} ${data.position}`);
  const actor = { person: 'p_installation', organisation, role: 'operator', client: 'installation' };
  await decideOn(
    store,
    projection,
    { type: 'MendFold', data },
    { commandId, correlationId: commandId, causationId: commandId, actor, jurisdiction: 'root', at },
  );
}
