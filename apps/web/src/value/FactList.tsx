import { Facts } from '../ui/Facts';
import { JsonObject } from '../client/types';
import { flatten } from './flatten';
import { useValueWords } from './words';

/** A flat reading of an object, e.g. the facts that a rule compared. */
export function FactList({ of }: { readonly of: JsonObject }) {
  const { nameOf, valueOf } = useValueWords();
  return (
    <Facts
      of={flatten(of).map(({ path, value }) => {
        const field = path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';
        return [path.map(nameOf).join(' · '), valueOf(field, value)] as const;
      })}
    />
  );
}
