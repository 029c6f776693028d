import { cpus } from 'node:os';
import { appendAgainstRaw } from './append/append-against-raw.js';
import { allowedActions, decisions, loadAgainstParsing } from './engine/engine-speed.js';
import { esdbAgainstClient } from './esdb/esdb-against-client.js';
import { commandsAgainstBare } from './http/commands-against-bare.js';
import { visibleEmbedded } from './http/visible.js';
import { visibleOnServers } from './http/visible-on-servers.js';
import { projectionAgainstBulk } from './mongodb/projection-against-bulk.js';
import { rebuildAgainstParsing } from './rebuild/rebuild-against-parsing.js';

/** The parts of the report, by the name under which one of them is asked for. */
const PARTS = {
  append: async () => [await appendAgainstRaw(64, 20_000, 7, 0.75), await appendAgainstRaw(1, 2_000, 7, 0.75)],
  rebuild: async () => [await rebuildAgainstParsing(200_000, 3, 0.15)],
  engine: async () => [await decisions(20_000), await allowedActions(2), await loadAgainstParsing(10_000, 7, 0.5)],
  mongodb: async () => projectionAgainstBulk(8_000, 5, 0.5),
  http: async () => [await commandsAgainstBare(5, 5, 0.35)],
  esdb: () => esdbAgainstClient({ writers: 64, appends: 6_000, events: 40_000, rounds: 5, goal: 0.9 }),
  visible: async () => [await visibleEmbedded(200, 10, 50)],
  'visible-on-servers': async () => [await visibleOnServers(200, 20, 100)],
};
type Part = keyof typeof PARTS;

async function main(asked: readonly string[]): Promise<void> {
  const names = Object.keys(PARTS) as Part[];
  const unknown = asked.filter((name) => !names.includes(name as Part));
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const results: unknown[] = [];
  for (const name of names) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    process.stderr.write(`measuring ${name} …\n`);
    results.push(...(await PARTS[name]()));
  }
  const [{ model = 'unknown' } = {}] = cpus();
  console.log(JSON.stringify({ node: process.version, cpus: cpus().length, cpu: model, results }, null, 2));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
