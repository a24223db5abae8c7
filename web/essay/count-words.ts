/** Words as an examiner counts them: what stands between blanks and holds a letter or a figure. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}
