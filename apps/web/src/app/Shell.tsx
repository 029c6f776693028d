import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Suspense, useEffect, useRef } from 'react';
import { installationQuery } from '../client/queries';
import { signOut } from '../client/session';
import { useSession } from '../client/useSession';
import { Link } from '../routing/Link';
import { usePlace } from '../routing/location';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';
import { Boundary } from './Boundary';
import { DemoBanner } from './DemoBanner';
import { LanguageSwitch } from './LanguageSwitch';
import { pageAt, PAGES } from './pages';
import { RolePicker } from './RolePicker';

/** What stands around every page. */
export function Shell() {
  const { say } = useLanguage();
  const { path } = usePlace();
  const found = pageAt(path);
  const main = useRef<HTMLElement>(null);
  const grants = useSession()?.grants ?? [];
  const installation = useQuery(installationQuery).data;
  const firstPath = useRef(path);
  useEffect(() => {
    // A new page takes the focus, as a loaded one would.
    if (firstPath.current !== path) main.current?.focus();
    firstPath.current = '';
  }, [path]);
  return (
    <>
      <a className="skip" href="#main">
        {say(COMMON.skip)}
      </a>
      {installation?.at.simulation !== false && installation && <DemoBanner installation={installation} />}
      <header className="bar">
        <div className="bar-in">
          <Link className="brand" href="/">
            <img src="/seal.svg" alt="" width="26" height="26" />
            <b>{say(COMMON.product)}</b>
          </Link>
          <nav className="nav" aria-label={say(COMMON.menu)}>
            {PAGES.map(
              ({ path: to, menu, isFor }) =>
                menu &&
                (!isFor || isFor(grants)) && (
                  <Link
                    key={to}
                    href={to}
                    aria-current={to === found?.path || (to !== '/' && path.startsWith(`${to}/`)) ? 'page' : undefined}
                  >
                    {say(menu)}
                  </Link>
                ),
            )}
          </nav>
          <div className="bar-end">
            <RolePicker />
            <LanguageSwitch />
            <Button type="text" size="small" onClick={signOut}>
              {say(COMMON.signOut)}
            </Button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<div className="state" />}>
            {found?.page ?? (
              <div className="state">
                <h1>{say(COMMON.notFound)}</h1>
                <Link href="/">{say(COMMON.toBoard)}</Link>
              </div>
            )}
          </Suspense>
        </Boundary>
      </main>
      <footer className="foot">
        <span>
          {say(COMMON.product)} · {say(COMMON.tagline)}
        </span>
        <span>{say(COMMON.beijing)}</span>
      </footer>
    </>
  );
}
