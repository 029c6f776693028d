import { readFileSync } from 'node:fs';
import { stop } from './say.mjs';
import { root } from './root.mjs';

/** Stops with one line when this Node is older than package.json's `engines` asks for. */
export function checkNode(version = process.versions.node) {
  const wanted = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).engines.node.replace('>=', '');
  if (isOlder(version, wanted)) stop(`Node ${wanted} or later is needed; this is Node ${version}.`);
}

/** Whether version `a` comes before version `b`; both are `major.minor.patch`. */
export function isOlder(a, b) {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i++) if (left[i] !== right[i]) return left[i] < right[i];
  return false;
}
