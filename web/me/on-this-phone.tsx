import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { formatBytes } from '../ui/format-bytes.ts';

/** The lessons kept for studying without network. */
export function OnThisPhone() {
  const { worker } = useApp();
  const queries = useQueryClient();
  const saved = useQuery(savedLessonsQuery(worker));
  const remove = useMutation({
    mutationFn: (lessonId: string) => worker.removeLesson(lessonId),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey }),
  });
  const bytes = saved.data?.reduce((sum, lesson) => sum + lesson.bytes, 0) ?? 0;

  return (
    <section className="me-part" aria-labelledby="on-this-phone">
      <h2 id="on-this-phone">On this phone</h2>
      {saved.isPending && <p role="status">Looking…</p>}
      {saved.isError && <p>What is on this phone could not be read. Load the app again.</p>}
      {saved.data?.length === 0 && <p className="soft">No lesson yet. Download one under Learn.</p>}
      {saved.data && saved.data.length > 0 && (
        <>
          <p className="soft">
            {saved.data.length === 1 ? '1 lesson' : `${saved.data.length} lessons`}, {formatBytes(bytes)}. Ready without
            network.
          </p>
          <ul className="plain-list">
            {saved.data.map((lesson) => (
              <li key={lesson.id} className="me-row">
                <div>
                  <p>{lesson.title}</p>
                  <p className="small soft number">{formatBytes(lesson.bytes)}</p>
                </div>
                <button
                  type="button"
                  className="button text"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(lesson.id)}
                >
                  Remove<span className="visually-hidden"> {lesson.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {remove.isError && <p role="alert">The lesson could not be removed. Try again.</p>}
    </section>
  );
}
