import { rebuildAll } from '@tongjian/feed';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { CommandDefinition, Given } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { openToRebuild } from '../shell/stores.js';
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

/** Undefined when a server holds the folder: then it must do the work. Runners on the servers go on with the new form. */
async function alone(given: Given, names: readonly string[]): Promise<readonly Rebuilt[] | undefined> {
  const stores = await openToRebuild(given);
  if (!stores) return undefined;
  const { store, models, close } = stores;
  const projections = ALL_PROJECTIONS.filter(({ name }) => names.includes(name));
  return rebuildAll(projections, { store, models, corpus: CORPUS }).finally(close);
}

async function throughServer(given: Given, names: readonly string[]): Promise<readonly Rebuilt[]> {
  const server = await Server.signIn(given);
  const rebuilt: Rebuilt[] = [];
  for (const name of names) {
    rebuilt.push((await server.post(`/api/v1/admin/rebuild/${name}`)) as Rebuilt);
  }
  return rebuilt;
}
