import { tongjian } from './tongjian.js';

void tongjian(process.argv.slice(2), process.stdout, process.stderr).then((code) => {
  process.exitCode = code;
});
