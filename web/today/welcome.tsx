import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ROUTES } from '../app/routes.ts';
import { Icon } from '../ui/icon.tsx';
import './welcome.css';

/** What this is, to who has not begun a lesson yet. */
export function WelcomeWords() {
  return (
    <p className="welcome-words">
      <Trans>
        Akulearn teaches your school subjects with short lessons, worked examples and quizzes. It works without network,
        and keeps every answer you give.
      </Trans>
    </p>
  );
}

/** Before the first lesson: what this is, where to start (`children`) and how to have lessons without network. */
export function Welcome({ children }: { children: ReactNode }) {
  return (
    <>
      <WelcomeWords />
      <div className="today-parts">
        {children}
        <section className="today-part" aria-labelledby="study-offline">
          <h2 id="study-offline">
            <Trans comment="Heading: how to get lessons for offline study">Study without network</Trans>
          </h2>
          <p className="small soft">
            <Trans>
              Download a lesson once, while you have network or Wi-Fi. You see its size first. After that it costs no
              data.
            </Trans>
          </p>
          <div>
            <Link className="button quiet" href={ROUTES.learn}>
              <Icon name="download" />
              <Trans comment="Button on the welcome: opens the list of subjects">Choose lessons</Trans>
            </Link>
          </div>
        </section>
      </div>
    </>
  );
}
