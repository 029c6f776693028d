import { existsSync } from 'node:fs';
import { openSqliteStore, StoreLocked } from '@tongjian/event-store';
import { rebuildAll } from '@tongjian/feed';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { openSqliteReadModels } from '@tongjian/read-models';
import { CommandDefinition, Given } from '../shell/command.js';
import { dataFolder } from '../shell/data-folder.js';
import { EXIT, Failure } from '../shell/exit.js';
import { Server, SERVER_HELP, SERVER_OPTIONS } from '../server/server.js';

/** Builds read models anew from the log: through the server that holds the data folder, or alone. */
export const rebuild: CommandDefinition = {
  name: 'rebuild',
  summary: 'build a read model anew beside the one in use, then swap',
  usage: '<projection> | --all',
  options: { ...SERVER_OPTIONS, all: { type: 'boolean' } },
  help: { '--all': 'every read model', ...SERVER_HELP },
  words: { least: 0, most: 1 },
  async run(given, output) {
    const names = wanted(given);
    const rebuilt = (await alone(given, names)) ?? (await throughServer(given, names));
    for (const one of rebuilt)
      output.line(`${one.projection} v${one.version}: ${one.events} events to index ${one.position}`);
    output.result(rebuilt);
    return EXIT.clean;
  },
};

interface Rebuilt {
  readonly projection: string;
  readonly version: number;
  readonly events: number;
  readonly position: number;
}

function wanted(given: Given): readonly string[] {
  const known = ALL_PROJECTIONS.map((projection) => projection.name);
  const [name] = given.words;
  if (given.flag('all') === (name !== undefined)) throw new Failure(`name one of ${known.join(', ')}, or --all`);
  if (name === undefined) return known;
  if (!known.includes(name)) throw new Failure(`no read model ${name}; there are ${known.join(', ')}`);
  return [name];
}

/** Undefined when a server holds the folder: then it must do the work. */
async function alone(given: Given, names: readonly string[]): Promise<readonly Rebuilt[] | undefined> {
  const folder = dataFolder(given);
  if (!existsSync(folder.log)) throw new Failure(`there is no log in ${folder.path}`);
  const store = await openSqliteStore({ path: folder.log }).catch((error: unknown) => {
    if (error instanceof StoreLocked) return undefined;
    throw error;
  });
  if (!store) return undefined;
  try {
    const models = await openSqliteReadModels({ path: folder.views });
    try {
      return await rebuildAll(
        ALL_PROJECTIONS.filter((projection) => names.includes(projection.name)),
        { store, models, corpus: CORPUS },
      );
    } finally {
      await models.close();
    }
  } finally {
    await store.close();
  }
}

async function throughServer(given: Given, names: readonly string[]): Promise<readonly Rebuilt[]> {
  const server = await Server.signIn(given);
  const rebuilt: Rebuilt[] = [];
  for (const name of names) {
    rebuilt.push((await server.post(`/api/v1/admin/rebuild/${name}`)) as Rebuilt);
  }
  return rebuilt;
}
