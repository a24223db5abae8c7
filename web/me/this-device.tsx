import { useProfile } from '../app/use-profile.ts';

/** What a teacher or a helper may ask for. */
export function ThisDevice() {
  const profile = useProfile();
  return (
    <section className="me-part" aria-labelledby="this-device">
      <h2 id="this-device">This phone</h2>
      {profile.isPending && <p role="status">Looking…</p>}
      {profile.isSuccess && (
        <p className="soft">
          {profile.data.registered ? 'The server knows this phone.' : 'The server has not met this phone yet.'} Your
          student number is <span className="number student-number">{profile.data.studentId}</span>.
        </p>
      )}
    </section>
  );
}
