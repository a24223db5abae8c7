import { lazy, Suspense, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { CatalogueScreen } from '../../catalogue/catalogue-screen.tsx';
import { NavigatedContext } from '../../ui/navigated-context.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ErrorScreen } from './error-screen.tsx';
import { Opening } from './opening.tsx';
import { PlatformBanner } from './platform-banner.tsx';
import { TabBar } from './tab-bar.tsx';
import { UpdateBanner } from './update-banner.tsx';
import './shell.css';

const LessonScreen = lazy(() => import('../../lessons/lesson-screen.tsx'));
const QuizScreen = lazy(() => import('../../quiz/quiz-screen.tsx'));
const ProgressScreen = lazy(() => import('../../progress/progress-screen.tsx'));
const MeScreen = lazy(() => import('../../me/me-screen.tsx'));

/** The frame around every screen. */
export function Shell() {
  const [path] = useLocation();
  const [openedAt] = useState(path);
  const [navigated, setNavigated] = useState(false);
  if (!navigated && path !== openedAt) setNavigated(true);

  return (
    <NavigatedContext value={navigated}>
      <div className="shell">
        <a className="button skip" href="#content">
          Skip to the content
        </a>
        <main id="content" className="page" tabIndex={-1}>
          <div className="banners">
            <PlatformBanner />
            <UpdateBanner />
          </div>
          <ErrorScreen key={path}>
            <Suspense fallback={<Opening words="Opening…" />}>
              <Switch>
                <Route path="/" component={CatalogueScreen} />
                <Route path="/lessons/:id" component={LessonScreen} />
                <Route path="/lessons/:id/quiz" component={QuizScreen} />
                <Route path="/progress" component={ProgressScreen} />
                <Route path="/me" component={MeScreen} />
                <Route component={UnknownScreen} />
              </Switch>
            </Suspense>
          </ErrorScreen>
        </main>
        <TabBar />
      </div>
    </NavigatedContext>
  );
}

function UnknownScreen() {
  return (
    <>
      <PageTitle>There is no such page</PageTitle>
      <p>
        The address may have a mistake. <Link href="/">See all lessons</Link>.
      </p>
    </>
  );
}
