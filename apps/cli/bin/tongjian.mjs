#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (existsSync(main)) createRequire(import.meta.url)(main);
else {
  process.stderr.write('Tongjian is not built yet: run `npm start` once, or `npm run build`.\n');
  process.exitCode = 2;
}
