import { MASTERY_LEVELS } from '../../domain/mastery.ts';
import { Cloth } from '../ui/cloth.tsx';
import { Level } from '../ui/level.tsx';
import { SUBJECTS, subjectName } from '../ui/subject-name.ts';
import { Swatch } from '../ui/swatch.tsx';
import { Thread } from '../ui/thread.tsx';
import { Exhibit, Room } from './exhibit.tsx';

export function Subjects() {
  return (
    <Room title="Subjects and progress">
      {SUBJECTS.map((subject, i) => (
        <div key={subject} data-subject={subject}>
          <Exhibit name={`${subjectName(subject)}: Cloth, Swatch, Thread`}>
            <div className="cloth-band">
              <Cloth subject={subject} />
            </div>
            <div className="row">
              <Swatch subject={subject} />
              <div className="grow">
                <Thread share={i / (SUBJECTS.length - 1)} label={subjectName(subject)} />
              </div>
            </div>
          </Exhibit>
        </div>
      ))}
      <Exhibit name="Level, each of the five">
        <ul className="plain-list levels">
          {MASTERY_LEVELS.map((level) => (
            <li key={level}>
              <Level level={level} />
            </li>
          ))}
        </ul>
      </Exhibit>
    </Room>
  );
}
