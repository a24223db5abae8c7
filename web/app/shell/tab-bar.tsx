import { Link, useLocation } from 'wouter';
import { Icon, type IconName } from '../../ui/icon.tsx';
import './tab-bar.css';

const TABS: { href: string; name: string; icon: IconName; below: string }[] = [
  { href: '/', name: 'Learn', icon: 'learn', below: '/lessons/' },
  { href: '/progress', name: 'Progress', icon: 'progress', below: '/progress/' },
  { href: '/me', name: 'Me', icon: 'me', below: '/me/' },
];

/** The main places: tabs at the thumb on a phone, a rail at the side on a desktop. */
export function TabBar() {
  const [path] = useLocation();
  return (
    <nav className="tab-bar" aria-label="Main">
      {TABS.map(({ href, name, icon, below }) => (
        <Link
          key={href}
          href={href}
          className="tab"
          aria-current={path === href || path.startsWith(below) ? 'page' : undefined}
        >
          <Icon name={icon} />
          {name}
        </Link>
      ))}
    </nav>
  );
}
