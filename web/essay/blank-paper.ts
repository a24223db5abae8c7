import type { EssayPaper } from '../client/storage.ts';

export function blankPaper(lessonId: string, itemId: string): EssayPaper {
  return { lessonId, itemId, text: '', met: [], stage: 'writing' };
}
