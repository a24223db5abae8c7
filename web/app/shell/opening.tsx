const path = location.pathname;
/** The beginning of a lesson that came with its page, read before the app takes its place. */
const firstHtml = document.querySelector('#root article')?.outerHTML;

/** Shown until a screen can show itself: words to that effect, or what the page already showed at this address. */
export function Opening({ words }: { words: string }) {
  if (firstHtml === undefined || location.pathname !== path) return <p role="status">{words}</p>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the same HTML came with the page, from our own server
  return <div dangerouslySetInnerHTML={{ __html: firstHtml }} />;
}
