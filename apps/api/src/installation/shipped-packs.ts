import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PackFile } from '@tongjian/procedure';

/** Floors first, then packs, then what lies over them: each is composed with those before it. */
const ORDER = ['floor', 'pack', 'overlay'];

/** The procedure definitions that ship with the program, in the order in which they can be published. */
export function shippedPacks(
  folder = join(dirname(require.resolve('@tongjian/procedure/package.json')), 'packs'),
): PackFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .map((file) => ({ file, rank: ORDER.indexOf(/^kind: *(\w+)/m.exec(file.text)?.[1] ?? '') }))
    .sort((a, b) => a.rank - b.rank || (a.file.name < b.file.name ? -1 : 1))
    .map(({ file }) => file);
}
