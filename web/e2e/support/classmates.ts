import { createRestStudent, newEvent } from './rest-student.ts';
import type { StudiedLesson } from './study-log.ts';

/** Names on the boards, with on how many of the last days each studied. */
const CLASSMATES: [string, number][] = [
  ['Chidi O.', 7],
  ['Bisi A.', 6],
  ['Tunde F.', 6],
  ['Ngọzị Ẹkùndayọ̀-Abdulrahman of SS2 Gold', 4],
  ['Sani M.', 3],
  ['Ejiro K.', 3],
  ['Hauwa', 2],
  ['Femi', 1],
];

/** Gives the boards some who stand there with points, once for a server. */
export async function fillBoards(serverUrl: string, lessons: StudiedLesson[]): Promise<void> {
  if (filled.has(serverUrl)) return;
  filled.add(serverUrl);
  for (const [name, days] of CLASSMATES) {
    const student = await createRestStudent(serverUrl);
    const response = await student.sync(studyOf(name, days, lessons));
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }
}

const filled = new Set<string>();

function studyOf(name: string, days: number, [lesson]: StudiedLesson[]) {
  return [
    newEvent({ type: 'setting_changed', payload: { key: 'leaderboard-name', value: name } }, days),
    ...Array.from({ length: days }, (_, i) =>
      newEvent(
        {
          ...{ type: 'section_read', lesson_id: lesson?.id, content_hash: lesson?.contentHash },
          payload: { section_id: lesson?.sections[0]?.id, active_seconds: 300 },
        },
        days - 1 - i,
      ),
    ),
  ];
}
