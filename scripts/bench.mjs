import { build } from './prepare/build.mjs';
import { install } from './prepare/install.mjs';
import { checkNode } from './prepare/node-version.mjs';
import { run } from './prepare/run.mjs';

/* Measures against baselines in the same run and prints one JSON report; `npm run bench -- append http` takes a part. */

checkNode();
await install();
await build();
const { code } = await run(process.execPath, ['apps/bench/dist/main.js', ...process.argv.slice(2)]);
process.exit(code);
