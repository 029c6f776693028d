import { useCallback } from 'react';
import { useValueWords } from '../../value/words';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { isFresh, partsOf } from './key';

/** What an act is about, in words: 包 1 · 合同 2; of what is still to be opened only its kind. */
export function useKeyWords(): (key: string, opensUnder?: string) => string {
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  return useCallback(
    (key, opensUnder) => {
      const parts = Object.entries(partsOf(opensUnder ?? key));
      const known = parts.filter(([, id]) => !isFresh(id)).map(([field, id]) => `${nameOf(field)} ${id}`);
      // Nothing of it exists yet: what kind of thing it will be.
      const [field] = parts.at(-1) ?? [];
      return known.join(' · ') || (field ? nameOf(field) : say(ACTS.project));
    },
    [nameOf, say],
  );
}
