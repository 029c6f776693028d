import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DATA_DIR_HELP, dataFolder } from '../shell/data-folder.js';
import { ApiClient } from '../demo/api-client.js';
import { invited, registerPeople } from '../demo/people.js';
import { readDemonstration } from '../demo/read-demonstration.js';
import { DemoReport, runDemo } from '../demo/run-demo.js';
import { KeptSignIn } from '../demo/sign-ins.js';
import { addressOf, credentialsOf, Server, SERVER_HELP, SERVER_OPTIONS } from '../server/server.js';
import { CommandDefinition, Given } from '../shell/command.js';
import { EXIT, Failure } from '../shell/exit.js';
import { Output } from '../shell/output.js';

/** The stories that ship with the house. */
const SHIPPED = join(__dirname, '../../../../demo');

/** Plays the demonstration on a running simulation; stopped at any moment, it goes on where it stood. */
export const demo: CommandDefinition = {
  name: 'demo',
  summary: 'load the demonstration into a running simulation, through its public API',
  usage: '[--pace MS] [--stories DIR] [--url URL]',
  options: { ...SERVER_OPTIONS, pace: { type: 'string' }, stories: { type: 'string' } },
  help: {
    '--pace MS': 'wait so long between two steps (0)',
    '--stories DIR': 'folder of the stories; those that are shipped where left out',
    ...SERVER_HELP,
    ...DATA_DIR_HELP,
  },
  async run(given, output) {
    const paceMs = paceOf(given);
    const demonstration = readDemonstration(given.text('stories') ?? SHIPPED);
    await needSimulation(given);
    const kept = keptIn(given);
    const signIns = invited(demonstration.people, kept.signIns);
    // What is generated is kept before it is used: the server never tells it again.
    kept.keep({ complete: false, signIns });
    const { person, password } = credentialsOf(given);
    const operator: KeptSignIn = { person, password, role: 'operator', organisation: '' };
    const url = addressOf(given);
    await registerPeople(new ApiClient(url), operator, demonstration, signIns);
    if (kept.signIns.length === 0)
      for (const one of signIns)
        output.line(`sign-in ${one.person}  ${one.password}  (${one.role}, ${one.organisation})`);
    const report = await runDemo({
      baseUrl: url,
      demonstration,
      signIns,
      paceMs,
      onProgress: ({ done, total, moment }) => output.progress(`demonstration ${done}/${total}  ${moment.name}`),
    });
    kept.keep({ complete: report.good, signIns });
    tell(report, output);
    return report.good ? EXIT.clean : EXIT.findings;
  },
};

function paceOf(given: Given): number {
  const text = given.text('pace') ?? '0';
  if (!/^\d{1,5}$/.test(text)) throw new Failure('--pace is a whole number of milliseconds');
  return Number(text);
}

async function needSimulation(given: Given): Promise<void> {
  const { at } = (await (await Server.signIn(given)).get('/api/v1/installation')) as { at: { simulation: boolean } };
  if (!at.simulation) throw new Failure('this installation is real; the demonstration is played in a simulation only');
}

/** What is kept of the demonstration beside the data, so that it can go on after a stop. */
interface Kept {
  /** It was played to its end, and all went as told. */
  readonly complete: boolean;
  readonly signIns: readonly KeptSignIn[];
}

function keptIn(given: Given): Kept & { readonly keep: (kept: Kept) => void } {
  const file = resolve(dataFolder(given).demonstration);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : { complete: false, signIns: [] };
  return { ...kept, keep: (now) => writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`, { mode: 0o600 }) };
}

function tell(report: DemoReport, output: Output): void {
  const { accepted, replayed, refused, awaited, surprises, figures } = report;
  output.line(
    `demonstration: ${accepted} acts done, ${replayed} done before, ${refused} refused as told, ${awaited} awaited`,
  );
  for (const surprise of surprises) output.line(`✗ ${surprise}`);
  for (const { document, says, expected, shown } of figures.filter(({ agrees }) => !agrees))
    output.line(`✗ ${document} 「${says}」: ${expected} expected, ${shown} shown`);
  if (report.good) output.line(`✓ ${figures.length} figures equal those of their documents`);
  output.result(report);
}
