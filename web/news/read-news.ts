import { newsEntries } from './news.ts';

/** Kept per browser: whoever uses this phone has seen it. */
const READ = 'akulearn-news-read';

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Whether there is news that came after what was read on this phone. */
export function hasUnreadNews(memory: Memory): boolean {
  return newestId() !== memory.getItem(READ);
}

export function markNewsRead(memory: Memory): void {
  memory.setItem(READ, newestId());
}

function newestId(): string {
  return newsEntries()[0]?.id ?? '';
}
