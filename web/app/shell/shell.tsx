import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { createElement, lazy, Suspense, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { NavigatedContext } from '../../ui/navigated-context.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Toast } from '../../ui/toast.tsx';
import { useApp } from '../app-context.ts';
import { ROUTES, type RouteName } from '../routes.ts';
import { type RouteParams, SCREENS } from '../screens/screens.ts';
import { ErrorScreen } from './error-screen.tsx';
import { MomentsPlace } from './moments-place.tsx';
import { Opening } from './opening.tsx';
import { PlatformBanner } from './platform-banner.tsx';
import { TabBar } from './tab-bar.tsx';
import { UpdateBanner } from './update-banner.tsx';
import './shell.css';

/** Every piece of the design system in every state, for those who build with it. */
const Gallery = import.meta.env.DEV ? lazy(() => import('../../gallery/gallery-screen.tsx')) : null;

const NAMES = Object.keys(ROUTES) as RouteName[];

/** The frame around every screen. */
export function Shell() {
  const { toasts } = useApp();
  const [path] = useLocation();
  const [openedAt] = useState(path);
  const [navigated, setNavigated] = useState(false);
  if (!navigated && path !== openedAt) setNavigated(true);

  return (
    <NavigatedContext value={navigated}>
      <div className="shell">
        <a className="button skip" href="#content">
          <Trans comment="First link on every page, for keyboards and screen readers">Skip to the content</Trans>
        </a>
        <TabBar />
        <main id="content" className="page" tabIndex={-1}>
          <div className="banners">
            <PlatformBanner />
            <UpdateBanner />
          </div>
          <ErrorScreen key={path}>
            <Suspense
              fallback={
                <Opening>
                  <Trans comment="While a screen is being fetched">Opening…</Trans>
                </Opening>
              }
            >
              <Switch>
                {Gallery && <Route path="/gallery" component={Gallery} />}
                {NAMES.map((name) => (
                  <Route key={name} path={ROUTES[name]}>
                    {(params) => createElement(SCREENS[name], { params: params as unknown as RouteParams })}
                  </Route>
                ))}
                <Route component={UnknownScreen} />
              </Switch>
            </Suspense>
          </ErrorScreen>
        </main>
        <Toast toasts={toasts} />
        <MomentsPlace />
      </div>
    </NavigatedContext>
  );
}

function UnknownScreen() {
  return (
    <>
      <PageTitle>{t`There is no such page`}</PageTitle>
      <p>
        <Trans>
          The address may have a mistake. <Link href={ROUTES.learn}>See all lessons</Link>.
        </Trans>
      </p>
    </>
  );
}
