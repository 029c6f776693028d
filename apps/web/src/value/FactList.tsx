import { Facts } from '../ui/Facts';
import { JsonObject } from '../client/types';
import { useLanguage } from '../words/language';
import { flatten, Leaf } from './flatten';
import { useValueWords } from './words';

/** A flat reading of an object, e.g. the facts that a rule compared. */
export function FactList({ of }: { readonly of: JsonObject }) {
  const { language } = useLanguage();
  const { pathOf, valueOf } = useValueWords();
  const leaves = flatten(of);
  // A bound is money where it was compared with money.
  const inFen = leaves.some(({ path }) => path.at(-1)?.endsWith('Fen'));
  const fieldOf = ({ path, value }: Leaf) => {
    const field = path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
    return field === 'bound' && inFen && typeof value === 'number' ? 'boundFen' : field;
  };
  // A list of plain values is one line.
  const lines = new Map<string, string[]>();
  for (const leaf of leaves) {
    const name = pathOf(leaf.path);
    lines.set(name, [...(lines.get(name) ?? []), valueOf(fieldOf(leaf), leaf.value)]);
  }
  return (
    <Facts of={[...lines].map(([name, values]) => [name, values.join(language === 'zh' ? '、' : ', ')] as const)} />
  );
}
