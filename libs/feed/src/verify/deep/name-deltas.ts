import { Delta } from '@tongjian/read-models';
import { Found } from './compare.js';
import { textOfDelta } from './texts.js';

/** Names the changes of these keys that are stored but not given by the log, or the other way round. */
export async function nameDeltas(
  keys: readonly string[],
  position: number,
  stored: AsyncIterable<readonly Delta[]>,
  foldAgain: (onChange: (delta: Delta) => void) => Promise<void>,
): Promise<readonly Found[]> {
  const wanted = new Set(keys);
  const expected = new Map<string, Delta>();
  await foldAgain((delta) => expected.set(nameOf(delta), delta));
  const found: Found[] = [];
  for await (const batch of stored)
    for (const delta of batch) {
      if (!wanted.has(delta.key) || delta.position > position) continue;
      const must = expected.get(nameOf(delta));
      expected.delete(nameOf(delta));
      if (!must || textOfDelta(must) !== textOfDelta(delta)) found.push(finding(delta, must, delta));
    }
  for (const must of expected.values()) found.push(finding(must, must, undefined));
  return found;
}

const nameOf = ({ key, position, rollup, cell }: Delta) => `${key}\n${position}\n${rollup}\n${cell}`;

const textOf = (delta: Delta | undefined) =>
  delta ? JSON.stringify({ ...delta.measures, documents: delta.documents }) : 'nothing';

const finding = ({ key, position, rollup, cell }: Delta, must: Delta | undefined, is: Delta | undefined): Found => ({
  kind: 'delta',
  key,
  index: position,
  path: `${rollup} ${cell}`,
  expected: textOf(must),
  found: textOf(is),
});
