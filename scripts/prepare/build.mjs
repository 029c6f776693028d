import { run } from './run.mjs';
import { say, stop } from './say.mjs';

/** Builds everything that changed since the last time; shows the build's output only when it fails. */
export async function build() {
  say('Building …');
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { quiet: true });
  if (code !== 0) {
    process.stderr.write(output);
    stop('The build failed; its output stands above.');
  }
}
