import { useSyncExternalStore } from 'react';
import { contrast } from '../ui/contrast.ts';
import { Room } from './exhibit.tsx';

const TOKENS = [
  ...['paper', 'surface', 'line', 'line-strong', 'track', 'ink', 'ink-soft'],
  ...['indigo', 'indigo-tint', 'on-indigo', 'marigold', 'marigold-tint', 'marigold-ink'],
  ...['palm', 'palm-tint', 'terracotta', 'terracotta-tint', 'focus'],
  ...['mathematics', 'physics', 'chemistry', 'biology', 'english', 'economics'],
];

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Each colour of the theme as it is now, with its contrast against the paper. web/ui/tokens.test.ts checks the pairs in use. */
export function Colours() {
  useSyncExternalStore(followTheme, () => DARK.matches);
  const style = getComputedStyle(document.documentElement);
  const read = (token: string) => style.getPropertyValue(`--${token}`).trim();
  return (
    <Room title="Colours">
      <ul className="plain-list colours">
        {TOKENS.map((token) => (
          <li key={token} className="colour-row">
            <span className="colour" style={{ background: `var(--${token})` }} />
            <code className="small">{token}</code>
            <span className="small soft number">{read(token)}</span>
            <span className="small number">{contrast(read(token), read('paper')).toFixed(2)} : 1</span>
          </li>
        ))}
      </ul>
    </Room>
  );
}

function followTheme(listener: () => void) {
  DARK.addEventListener('change', listener);
  return () => DARK.removeEventListener('change', listener);
}
