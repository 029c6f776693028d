import { allParked, Unparked, unparkAlone } from '@tongjian/feed';
import { ALL_PROJECTIONS, CORPUS } from '@tongjian/projections';
import { ReadModels } from '@tongjian/read-models';
import { CommandDefinition, Given } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { isOnServers, openToRebuild } from '../shell/stores.js';
import { Server, SERVER_HELP, SERVER_OPTIONS } from '../server/server.js';

/** Keys that a server is asked for at a time. */
const AT_ONCE = 500;

/** Reads the log again for parked keys: through the server that holds the data folder, or alone. */
export const unpark: CommandDefinition = {
  name: 'unpark',
  summary: 'read the log again for keys that could not be folded; or leave one parked, for a reason',
  usage: '<projection> <key> | <projection> --all',
  options: { ...SERVER_OPTIONS, all: { type: 'boolean' }, keep: { type: 'string' } },
  help: {
    '--all': 'every parked key',
    '--keep REASON': 'leave the key parked; the reason is an event (needs a running server)',
    ...SERVER_HELP,
  },
  words: { least: 1, most: 2 },
  async run(given, output) {
    const { projection, key } = wanted(given);
    const reason = given.text('keep');
    if (reason !== undefined) {
      if (key === undefined) throw new Failure('--keep is for one key');
      const server = await Server.signIn(given);
      output.result(await server.post(`/api/v1/admin/keep-parked/${projection}`, { key, reason }));
      output.line(`${key} stays parked: ${reason}`);
      return EXIT.clean;
    }
    const done = (await alone(given, projection, key)) ?? (await throughServer(given, projection, key));
    for (const one of done) output.line(wordsOf(one));
    if (done.length === 0) output.line(`nothing is parked in ${projection}`);
    output.result(done);
    return done.every(({ kind }) => kind === 'unparked') ? EXIT.clean : EXIT.findings;
  },
};

function wanted(given: Given): { readonly projection: string; readonly key?: string } {
  const known = ALL_PROJECTIONS.map(({ name }) => name);
  const [projection = '', key] = given.words;
  if (!known.includes(projection)) throw new Failure(`no read model ${projection}; there are ${known.join(', ')}`);
  if (given.flag('all') === (key !== undefined)) throw new Failure('name one key, or --all');
  return { projection, ...(key === undefined ? {} : { key }) };
}

function wordsOf(one: Unparked): string {
  if (one.kind === 'notParked') return `✗ ${one.key} is not parked`;
  if (one.kind === 'parkedAgain') return `✗ ${one.key} is parked again from index ${one.position}: ${one.error}`;
  return `${one.key}: ${one.events} events from index ${one.from} on`;
}

/** Undefined when others may run the read model: then a server must do the work beside them. */
async function alone(given: Given, name: string, key: string | undefined): Promise<readonly Unparked[] | undefined> {
  const stores = isOnServers(given) ? undefined : await openToRebuild(given);
  if (!stores) return undefined;
  const { store, models, close } = stores;
  try {
    const projection = ALL_PROJECTIONS.find((one) => one.name === name)!;
    const keys = key === undefined ? await parkedKeys(models, name) : [key];
    const done = await unparkAlone(projection, keys, { store, models, corpus: CORPUS });
    if (!done) throw new Failure(`${name} was folded by other code: rebuild it`);
    return done;
  } finally {
    await close();
  }
}

async function parkedKeys(models: ReadModels, name: string): Promise<readonly string[]> {
  const ref = await models.active(name);
  const keys: string[] = [];
  if (ref) for await (const { key } of allParked(models, ref)) keys.push(key);
  return keys;
}

interface Listed {
  readonly items: readonly { readonly key: string }[];
  readonly next?: string;
}

async function throughServer(given: Given, name: string, key: string | undefined): Promise<readonly Unparked[]> {
  const server = await Server.signIn(given);
  if (key !== undefined) return (await server.post(`/api/v1/admin/unpark/${name}`, { keys: [key] })) as Unparked[];
  const done: Unparked[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const after = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await server.get(`/api/v1/admin/parked/${name}?limit=${AT_ONCE}${after}`)) as Listed;
    const keys = page.items.map((item) => item.key);
    if (keys.length > 0) done.push(...((await server.post(`/api/v1/admin/unpark/${name}`, { keys })) as Unparked[]));
    cursor = page.next;
    more = cursor !== undefined;
  }
  return done;
}
