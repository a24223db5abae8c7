import { ICON_PATHS, Icon, type IconName } from '../ui/icon.tsx';
import { Room } from './exhibit.tsx';

export function Icons() {
  return (
    <Room title="Icons">
      <ul className="plain-list icons">
        {(Object.keys(ICON_PATHS) as IconName[]).map((name) => (
          <li key={name}>
            <Icon name={name} />
            <code className="small">{name}</code>
          </li>
        ))}
      </ul>
    </Room>
  );
}
