import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useRef } from 'react';
import { LiveProvider } from '../client/live';
import { problemOf } from '../client/problem';
import { currentSession, onSession } from '../client/session';
import { useSession } from '../client/useSession';
import { SignInAgain } from '../sign-in/SignInAgain';
import { SignInPage } from '../sign-in/SignInPage';
import { LanguageProvider, useLanguage } from '../words/language';
import { Shell } from './Shell';
import { THEME } from './theme';

/** A refusal will not change by asking again; a server that did not answer may. */
const mayPass = (error: unknown) => {
  const { status } = problemOf(error);
  return status === 0 || status >= 500;
};
const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && mayPass(error),
      refetchOnWindowFocus: false,
      // A page that lost its server goes on trying by itself.
      refetchInterval: ({ state }) => (state.error && mayPass(state.error) ? 5000 : false),
    },
  },
});
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <Themed />
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Themed() {
  const { language } = useLanguage();
  const session = useSession();
  const person = useRef(session?.person);
  useEffect(
    () =>
      onSession(() => {
        const now = currentSession();
        if (now?.ended) return;
        // What one reader saw is not the next one's to see, not even for the moment until the server answers.
        if (now && person.current && now.person !== person.current) client.clear();
        if (now) person.current = now.person;
        void client.invalidateQueries();
      }),
    [],
  );
  return (
    <ConfigProvider
      theme={THEME}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      {session ? (
        <LiveProvider key={session.person}>
          <Shell />
          {session.ended && <SignInAgain />}
        </LiveProvider>
      ) : (
        <SignInPage />
      )}
    </ConfigProvider>
  );
}
