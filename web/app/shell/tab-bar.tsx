import { t } from '@lingui/core/macro';
import { Link, useLocation } from 'wouter';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ROUTES, type RouteName } from '../routes.ts';
import './tab-bar.css';

interface Tab {
  route: RouteName;
  icon: IconName;
  words: () => string;
  /** The addresses at which it is lit: its own and those of what is found under it. */
  lights: RegExp;
}

const TABS: Tab[] = [
  {
    route: 'today',
    icon: 'today',
    words: () => t({ message: 'Today', comment: 'Tab: what to do now' }),
    lights: /^\/(continue)?$/,
  },
  {
    route: 'learn',
    icon: 'learn',
    words: () => t({ message: 'Learn', comment: 'Tab: all subjects and lessons' }),
    lights: /^\/(learn|lessons|share)\b/,
  },
  {
    route: 'practice',
    icon: 'practice',
    words: () => t({ message: 'Practice', comment: 'Tab: practice quiz over many lessons' }),
    lights: /^\/quiz$/,
  },
  {
    route: 'progress',
    icon: 'progress',
    words: () => t({ message: 'Progress', comment: 'Tab: how well each topic is known' }),
    lights: /^\/(progress|leaderboard)$/,
  },
  {
    route: 'me',
    icon: 'me',
    words: () => t({ message: 'Me', comment: 'Tab: the student, this phone, settings' }),
    lights: /^\/(me|badges|downloads|news)$/,
  },
];

/** The main places: tabs at the thumb on a phone, a rail at the side on a desktop. */
export function TabBar() {
  return (
    <nav className="tab-bar" aria-label={t({ message: 'Main', comment: 'Name of the main navigation, read aloud' })}>
      <span className="wordmark" aria-hidden="true">
        Akulearn
      </span>
      {TABS.map((tab) => (
        <TabLink key={tab.route} {...tab} />
      ))}
    </nav>
  );
}

function TabLink({ route, icon, words, lights }: Tab) {
  const [path] = useLocation();
  return (
    <Link href={ROUTES[route]} className="tab" aria-current={lights.test(path) ? 'page' : undefined}>
      <Icon name={icon} />
      {words()}
    </Link>
  );
}
