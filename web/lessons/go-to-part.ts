/** Ids of the parts of a lesson's page that links and buttons lead to. */
export const sectionPartId = (sectionId: string): string => `section-${sectionId}`;
export const problemPartId = (problemId: string): string => `problem-${problemId}`;

/** Scrolls to a part and lets the keyboard and a screen reader go on there. Nothing happens when there is no such part. */
export function goToPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
