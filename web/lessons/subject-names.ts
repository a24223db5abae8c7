import type { CatalogueEntry } from '../../domain/lesson.ts';

/** The subjects in the order they are listed. */
export const SUBJECT_NAMES: Record<CatalogueEntry['subject'], string> = {
  mathematics: 'Mathematics',
  physics: 'Physics',
  chemistry: 'Chemistry',
  biology: 'Biology',
  english: 'English Language',
  economics: 'Economics',
};
