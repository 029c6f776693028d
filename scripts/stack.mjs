import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare/root.mjs';
import { run } from './prepare/run.mjs';
import { say, stop } from './prepare/say.mjs';

/*
 * Starts the small stack of docker/compose.yaml: EventStoreDB, MongoDB, two api processes, two projectors.
 * `npm run stack -- down` stops it; every other word goes to docker compose as it is.
 */

const compose = ['compose', '-f', join(root, 'docker/compose.yaml')];
const version = await run('docker', ['compose', 'version'], { quiet: true });
if (version.code !== 0)
  stop('Docker with its compose plugin is not here. Install it, or run the apps without it: docker/README.md says how.');
const engine = await run('docker', ['info'], { quiet: true });
if (engine.code !== 0) stop('Docker is here, but its engine does not answer. Start it and try again.');

makeSecrets(join(root, 'docker/.env'));
const words = process.argv.slice(2);
const { code } = await run('docker', [...compose, ...(words.length > 0 ? words : ['up', '--build', '--detach', '--wait'])]);
if (code === 0 && words.length === 0) {
  say('The page is at https://localhost:3001 and https://localhost:3002, with certificates made for this trial.');
  say("The operator's password was told once: docker compose -f docker/compose.yaml logs api-1 api-2 | grep sign-in");
}
process.exit(code);

/** Passwords of the stack's own servers, made once, readable by their owner only. */
function makeSecrets(file) {
  if (existsSync(file)) return;
  const names = ['EVENT_STORE_PASSWORD', 'MONGO_PASSWORD', 'MONGO_ROOT_PASSWORD'];
  writeFileSync(file, names.map((name) => `${name}=${randomBytes(24).toString('hex')}\n`).join(''), { mode: 0o600 });
  say(`Made the passwords of the servers: ${file}`);
}
