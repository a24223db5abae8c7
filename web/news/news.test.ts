import { describe, expect, it } from 'vitest';
import { newsEntries } from './news.ts';
import { hasUnreadNews, markNewsRead } from './read-news.ts';

describe('the news', () => {
  it('stand newest first, each under an id of its own that begins with its day', () => {
    const entries = newsEntries();
    const dates = entries.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const { id, date } of entries) expect(id.startsWith(`${date}-`)).toBe(true);
  });

  it('are unread until the list was opened', () => {
    const memory = createMemory();
    expect(hasUnreadNews(memory)).toBe(true);
    markNewsRead(memory);
    expect(hasUnreadNews(memory)).toBe(false);
  });

  it('are unread again when something came after what was read', () => {
    const memory = createMemory();
    memory.setItem('akulearn-news-read', '2026-11-23-offline');
    expect(hasUnreadNews(memory)).toBe(true);
  });
});

function createMemory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}
