import type { ReactNode } from 'react';
import { Loading } from '../../ui/screen-state.tsx';

const path = location.pathname;
/** The beginning of a lesson that came with its page, read before the app takes its place. */
const firstHtml = document.querySelector('#root .lesson-page')?.outerHTML;

/** Shown until a screen can show itself: words to that effect, or what the page already showed at this address. */
export function Opening({ children }: { children: ReactNode }) {
  if (firstHtml === undefined || location.pathname !== path) return <Loading>{children}</Loading>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the same HTML came with the page, from our own server
  return <div dangerouslySetInnerHTML={{ __html: firstHtml }} />;
}
