import { useEffect } from 'react';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

/** The document's title: the page first, then the product. */
export function useTitle(title: string): void {
  const { say } = useLanguage();
  useEffect(() => {
    document.title = `${title} · ${say(COMMON.product)}`;
  }, [title, say]);
}
