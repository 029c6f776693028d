import { useCallback } from 'react';
import { useValueWords } from '../../value/words';
import { ACTS } from '../../words/acts';
import { useLanguage } from '../../words/language';
import { isFresh, partsOf } from './key';

/** What an act is about, in words: 包 1 · 合同 2; what is still to be opened is left out. */
export function useKeyWords(): (key: string, opensUnder?: string) => string {
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  return useCallback(
    (key, opensUnder) => {
      const parts = Object.entries(partsOf(opensUnder ?? key)).filter(([, id]) => !isFresh(id));
      return parts.map(([field, id]) => `${nameOf(field)} ${id}`).join(' · ') || say(ACTS.project);
    },
    [nameOf, say],
  );
}
