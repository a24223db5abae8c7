import { t } from '@lingui/core/macro';
import { useId } from 'react';
import { Link } from 'wouter';
import type { NextStep } from '../../domain/next-step.ts';
import type { Progress } from '../../domain/progress.ts';
import { ROUTES } from '../app/routes.ts';
import { Cloth } from '../ui/cloth.tsx';
import { Thread } from '../ui/thread.tsx';
import { nextStepHref, nextStepShare } from './next-step-target.ts';
import { nextStepWords } from './next-step-words.ts';
import './next-step-card.css';

/** The one thing to do next, with its reason. */
export function NextStepCard({ step, progress }: { step: NextStep; progress: Progress }) {
  const id = useId();
  const { kind, title, reason, place, action } = nextStepWords(step);
  const entry = step.kind === 'all_done' ? null : step.entry;
  const share = nextStepShare(step, progress);
  return (
    <section className="next-step" data-subject={entry?.subject} aria-labelledby={id}>
      <div className="next-step-spine">{entry && <Cloth subject={entry.subject} />}</div>
      <div className="next-step-words">
        <p className="small soft">{kind}</p>
        <h2 id={id} lang={entry?.lang}>
          {title}
        </h2>
        <p className="small soft next-step-reason">{reason}</p>
        {share !== null && <Thread share={share} />}
        {place !== '' && <p className="small soft number">{place}</p>}
        <Link className="button wide" href={nextStepHref(step) ?? ROUTES.practice} aria-describedby={id}>
          {action}
        </Link>
      </div>
    </section>
  );
}

/** Where the card will stand. */
export function NextStepPlace() {
  return <div className="next-step waits" role="status" aria-label={t`Looking for your next step`} />;
}
