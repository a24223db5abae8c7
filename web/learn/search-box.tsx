import { plural, t } from '@lingui/core/macro';
import type { Ref, SubmitEvent } from 'react';
import { Icon } from '../ui/icon.tsx';
import type { SearchQuery } from './use-search-query.ts';
import './search-box.css';

interface SearchBoxProps {
  search: SearchQuery;
  /** How many lessons are searched; undefined until that is known. */
  lessons: number | undefined;
  /** The input, for who leads the student back to it. */
  ref: Ref<HTMLInputElement>;
}

/** Where to type what to look for; results come at every letter. */
export function SearchBox({ search, lessons, ref }: SearchBoxProps) {
  const words =
    lessons === undefined
      ? t`Search lessons, also offline`
      : plural(lessons, { one: 'Search # lesson, also offline', other: 'Search # lessons, also offline' });

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    search.settle();
    // The results are there already: what a phone's keyboard hides of them comes into sight.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  return (
    <search>
      <form className="search-box" onSubmit={onSubmit}>
        <Icon name="search" />
        <input
          ref={ref}
          type="search"
          className="input"
          aria-label={words}
          placeholder={words}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="search"
          maxLength={100}
          value={search.query}
          onChange={(event) => search.type(event.target.value)}
          onBlur={search.settle}
        />
      </form>
    </search>
  );
}
