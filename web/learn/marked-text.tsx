import { matchRanges } from '../../domain/match-ranges.ts';
import './marked-text.css';

/** Text with what matches the query marked. */
export function MarkedText({ text, query }: { text: string; query: string }) {
  const ranges = matchRanges(text, query);
  const ends = [0, ...ranges.map(([, end]) => end)];
  return (
    <>
      {ranges.map(([start, end], i) => (
        <span key={start}>
          {text.slice(ends[i], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
