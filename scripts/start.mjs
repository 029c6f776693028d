import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './prepare/build.mjs';
import { install } from './prepare/install.mjs';
import { checkNode } from './prepare/node-version.mjs';
import { root } from './prepare/root.mjs';
import { say, stop } from './prepare/say.mjs';

const HELP = `npm start [-- options]

Installs what is missing, builds, and serves API and page on http://127.0.0.1:3000.
An empty data folder becomes a simulation and is filled with the demonstration.

  --no-demo       begin a real, empty installation instead
  --pace MS       wait so long between two steps of the demonstration (60)
  --help          this text

Settings come from the environment: PORT, HOST, DATA_DIR and the others of the README's table.`;

/** Between two steps of the demonstration, so that somebody can watch, ms. */
const PACE_MS = '60';

/** How long the server may take to answer its first health question, ms. */
const START_LIMIT_MS = 60_000;

const { values } = options();
if (values.help) {
  say(HELP);
  process.exit(0);
}
checkNode();
await install();
await build();

const dataDir = resolve(root, process.env.DATA_DIR ?? 'data');
const empty = !existsSync(join(dataDir, 'log.sqlite'));
const env = { ...process.env, DATA_DIR: dataDir };
if (empty && !values['no-demo']) Object.assign(env, { SIMULATION: 'true', FIRST_PEOPLE: 'operator' });

const server = spawn(process.execPath, [join(root, 'apps/api/dist/main.js')], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const ended = new Promise((done) => server.on('exit', (code) => done(code ?? 1)));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
ended.then((code) => process.exit(code));

const url = await listening();
if (!values['no-demo'] && isSimulation()) await loadDemonstration(url);

/** The address, once the server says over its channel that it listens. */
function listening() {
  return new Promise((done) => {
    const limit = setTimeout(() => {
      server.kill();
      stop(`The server did not come up within ${START_LIMIT_MS / 1000} seconds.`);
    }, START_LIMIT_MS);
    server.on('message', (message) => {
      if (message?.listening === undefined) return;
      clearTimeout(limit);
      done(message.listening);
    });
  });
}

/** A simulation keeps its generated sign-ins beside its data; a real installation never does. */
function isSimulation() {
  return existsSync(join(dataDir, 'sign-ins.json'));
}

/** Loads the demonstration, or goes on with it where it stopped; what was done before is only answered again. */
async function loadDemonstration(address) {
  const file = join(dataDir, 'demonstration.json');
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).complete) return;
  const args = [join(root, 'apps/cli/bin/tongjian.mjs'), 'demo', '--url', address, '--data-dir', dataDir];
  args.push('--pace', values.pace ?? PACE_MS);
  const demo = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  process.on('exit', () => demo.kill());
  const code = await new Promise((done) => demo.on('exit', (exit) => done(exit ?? 1)));
  if (code !== 0) say(`The demonstration stopped (exit ${code}); the server goes on. Run npm start again to go on with it.`);
}

function options() {
  try {
    return parseArgs({ options: { 'no-demo': { type: 'boolean' }, pace: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    stop(`${error.message}\n\n${HELP}`);
  }
}
