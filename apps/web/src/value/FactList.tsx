import { Facts } from '../ui/Facts';
import { JsonObject } from '../client/types';
import { flatten, Leaf } from './flatten';
import { useValueWords } from './words';

/** A flat reading of an object, e.g. the facts that a rule compared. */
export function FactList({ of }: { readonly of: JsonObject }) {
  const { nameOf, valueOf } = useValueWords();
  const leaves = flatten(of);
  // A bound is money where it was compared with money.
  const inFen = leaves.some(({ path }) => path.at(-1)?.endsWith('Fen'));
  const fieldOf = ({ path, value }: Leaf) => {
    const field = path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
    return field === 'bound' && inFen && typeof value === 'number' ? 'boundFen' : field;
  };
  return (
    <Facts
      of={leaves.map((leaf) => [leaf.path.map(nameOf).join(' · '), valueOf(fieldOf(leaf), leaf.value)] as const)}
    />
  );
}
