import { createContext, ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { Text } from '../client/types';

export type Language = 'zh' | 'en';

interface Speaking {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The sentence in the reader's language. */
  readonly say: (text: Text) => string;
}

const KEY = 'tongjian.language';
const Context = createContext<Speaking>({ language: 'zh', setLanguage: () => undefined, say: (text) => text.zh });
export const useLanguage = (): Speaking => useContext(Context);

const kept = (): Language => {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

/** Chinese first; the choice is kept in the browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(kept);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }, [language]);
  const say = useCallback((text: Text) => text[language] || text.zh, [language]);
  const speaking = useMemo(() => ({ language, setLanguage, say }), [language, say]);
  return <Context value={speaking}>{children}</Context>;
}
