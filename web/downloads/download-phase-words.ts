import { t } from '@lingui/core/macro';
import type { SubjectDownload } from './subject-downloads.ts';

type Place = Pick<SubjectDownload, 'phase' | 'doneLessons' | 'allLessons'>;

/** What a subject's download is doing, and how many of its lessons have arrived. */
export function downloadPhaseWords({ phase, doneLessons, allLessons }: Place, waitsForWifi: boolean): string {
  switch (phase) {
    case 'running':
      return t({ message: `Downloading, ${doneLessons} of ${allLessons} lessons`, comment: 'Lessons here of all' });
    case 'waiting':
      return waitsForWifi
        ? t({ message: `Waits for Wi-Fi, ${doneLessons} of ${allLessons} lessons`, comment: 'Lessons here of all' })
        : t({ message: `Waits for its turn, ${doneLessons} of ${allLessons} lessons`, comment: 'Lessons here of all' });
    case 'paused':
      return t({ message: `Paused, ${doneLessons} of ${allLessons} lessons`, comment: 'Lessons here of all' });
    case 'failed':
      return t({ message: `Stopped, ${doneLessons} of ${allLessons} lessons`, comment: 'Lessons here of all' });
  }
}
