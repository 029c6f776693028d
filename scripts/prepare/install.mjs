import { existsSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say, stop } from './say.mjs';

/** Installs the packages of the lock file unless they are all there, and makes sure that the native one runs. */
export async function install() {
  if (!isInstalled()) {
    say('Installing packages (once; two or three minutes) …');
    const npm = await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
    if (npm.code !== 0) stop(`npm ci failed: ${reasonOf(npm.output)}`);
  }
  const native = await run(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { quiet: true });
  if (native.code !== 0) stop(`better-sqlite3 does not run here (${reasonOf(native.output)}). ${COMPILER}`);
}

const COMPILER =
  'It is compiled while installing, which needs python3, make and a C++ compiler (Debian: apt-get install build-essential python3). Then remove node_modules and try again.';

/** Whether every package of the lock file stands in node_modules in the version wanted. */
function isInstalled() {
  const installed = packagesOf(`${root}/node_modules/.package-lock.json`);
  if (!installed) return false;
  const wanted = packagesOf(`${root}/package-lock.json`);
  return Object.entries(wanted).every(
    ([path, { version, optional, peer, link }]) =>
      !path.includes('node_modules/') || optional || peer || (link ? installed[path]?.link : installed[path]?.version === version),
  );
}

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);

/** The line of a failed command's output that says most. */
function reasonOf(output) {
  const lines = output.split('\n').map((line) => line.trim()).filter(Boolean);
  const telling = lines.find((line) => /gyp ERR! (stack|find)|npm error (?!A complete log)|Error: /.test(line));
  return (telling ?? lines.at(-1) ?? 'no output').slice(0, 300);
}
