/**
 * A name or title as it stands inside a sentence of the app: in whichever direction it is written, the words around it keep theirs.
 */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
